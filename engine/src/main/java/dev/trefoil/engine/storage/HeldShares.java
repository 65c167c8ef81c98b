package dev.trefoil.engine.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The two shares of a table that a party holds, each as words in one layout.
///
/// Secret: `toString` tells the sizes only.
public final class HeldShares {
    private final long[] first;
    private final long[] second;

    /// The arrays are handed over.
    public HeldShares(long[] first, long[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("shares of " + first.length + " and " + second.length + " words");
        }
        this.first = first;
        this.second = second;
    }

    /// Share i of party P_i; read only.
    public long[] first() {
        return first;
    }

    /// Share i+1; read only.
    public long[] second() {
        return second;
    }

    /// These shares on their way into a file.
    public ShareSource source() {
        return new ShareSource() {
            private int taken;

            @Override
            public int words() {
                return first.length;
            }

            @Override
            public void next(byte[] piece, int count) {
                boolean inFirst = taken < first.length;
                ByteBuffer.wrap(piece)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .put(inFirst ? first : second, inFirst ? taken : taken - first.length, count);
                taken += count;
            }

            @Override
            public void finish() {}
        };
    }

    @Override
    public String toString() {
        return "HeldShares[2 x " + first.length + " secret words]";
    }
}
