package dev.trefoil.authorization;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Base64 of RFC 4648, section 4, in its one spelling: standard alphabet, padded, unused bits zero.
final class StrictBase64 {
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/]*+={0,2}+");

    private StrictBase64() {}

    static byte[] decode(String what, String text) {
        if (!LETTERS.matcher(text).matches()) {
            throw new Refused(
                    Reason.Kind.MALFORMED, "the " + what + " is not standard base64 (letters, digits, + and /)");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.Kind.MALFORMED, "the " + what + " is not complete base64", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new Refused(
                    Reason.Kind.NOT_CANONICAL, "the " + what + " is base64, but not in its one spelling with padding");
        }
        return bytes;
    }

    /// [#decode], as UTF-8 text.
    static String text(String what, String base64) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(decode(what, base64)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused(Reason.Kind.MALFORMED, "the " + what + " is not UTF-8", e);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
