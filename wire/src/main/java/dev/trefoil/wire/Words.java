package dev.trefoil.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Words as little-endian bytes.
public final class Words {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /// The word that begins at byte `at`.
    static long get(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    static void put(byte[] bytes, int at, long word) {
        WORD.set(bytes, at, word);
    }

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
