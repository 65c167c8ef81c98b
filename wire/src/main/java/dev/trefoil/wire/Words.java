package dev.trefoil.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Words as little-endian bytes.
public final class Words {
    private Words() {}

    public static byte[] bytes(long[] words) {
        byte[] bytes = new byte[Math.multiplyExact(words.length, 8)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words);
        return bytes;
    }

    /// The words in `bytes`, whose length is a multiple of 8.
    public static long[] of(byte[] bytes) {
        if ((bytes.length & 7) != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no whole number of words");
        }
        long[] words = new long[bytes.length >>> 3];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return words;
    }
}
