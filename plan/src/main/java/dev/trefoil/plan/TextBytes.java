package dev.trefoil.plan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text as UTF-8 bytes, strictly: unpaired surrogates and U+0000 (the padding) are refused, never replaced.
public final class TextBytes {
    private TextBytes() {}

    static void require(String text) {
        bytes(text);
    }

    /// The UTF-8 bytes of `text`.
    public static byte[] bytes(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new PlanException("text contains the character U+0000, which is not allowed");
        }
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new PlanException("text contains half of a surrogate pair, which is not a character", e);
        }
    }
}
