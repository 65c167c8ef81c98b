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

    /// Whether the bytes are those of a text: UTF-8 in its shortest form, no surrogates, no U+0000.
    public static boolean isText(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = bytes[at];
            if (lead > 0) {
                at++;
            } else {
                int length = length(lead & 0xff);
                if (length == 0 || to - at < length || !follows(bytes, at, length)) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    /// Bytes of the character that begins with this byte, which is not ASCII; 0 if none does.
    private static int length(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static boolean follows(byte[] bytes, int at, int length) {
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        int second = bytes[at + 1] & 0xff;
        return switch (bytes[at] & 0xff) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
