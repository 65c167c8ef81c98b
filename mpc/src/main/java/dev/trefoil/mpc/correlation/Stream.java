package dev.trefoil.mpc.correlation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A pseudo-random stream of 64-bit words: AES-128 in counter mode from counter zero.
///
/// Two holders of the same key that make the same calls get the same words: they must consume it in lockstep.
/// A key belongs to one stream, for life: a repeated mask reveals the difference of what it masked. Good for
/// 2^42 blocks, far more than any run sends. Not for use by several threads.
public final class Stream {
    /// AES is fastest in calls of 8 to 64 KiB (a megabyte at once runs ten times slower).
    private static final int BYTES = 16 * 1024;

    private static final int HALF = 32;
    private static final long LOW = 0xffff_ffffL;
    private static final byte[] ZEROS = new byte[BYTES];
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Calls after which the JDK's cipher runs as compiled code, forty times faster than before: small calls count as
    /// much as large ones, so a tenth of a second once saves the slow path for the first hundred megabytes.
    private static final int CALLS_UNTIL_COMPILED = 20_000;

    static {
        Stream first = new Stream(new byte[16]);
        for (int call = 0; call < CALLS_UNTIL_COMPILED; call++) {
            first.encrypt(16);
        }
    }

    private final Cipher cipher;
    private final byte[] block = new byte[BYTES];
    private int at = BYTES;

    /// The stream of this 16-byte key.
    public Stream(byte[] key) {
        if (key.length != 16) {
            throw new IllegalArgumentException("a stream key has 16 bytes, not " + key.length);
        }
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES in counter mode", e);
        }
    }

    /// The next word.
    public long next() {
        if (at == BYTES) {
            refill();
        }
        long word = (long) LONGS.get(block, at);
        at += 8;
        return word;
    }

    /// The next `count` words.
    public long[] next(int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; ) {
            int end = i + available(count - i);
            for (; i < end; i++, at += 8) {
                out[i] = (long) LONGS.get(block, at);
            }
        }
        return out;
    }

    /// Adds the next words to `values`.
    public void addTo(long[] values) {
        addTo(values, 0, values.length);
    }

    /// The same with values `from` (inclusive) to `to` (exclusive) only.
    public void addTo(long[] values, int from, int to) {
        for (int i = from; i < to; ) {
            int end = i + available(to - i);
            for (; i < end; i++, at += 8) {
                values[i] += (long) LONGS.get(block, at);
            }
        }
    }

    /// Subtracts the next words from `values`.
    public void subtractFrom(long[] values) {
        subtractFrom(values, 0, values.length);
    }

    /// The same with values `from` (inclusive) to `to` (exclusive) only.
    public void subtractFrom(long[] values, int from, int to) {
        for (int i = from; i < to; ) {
            int end = i + available(to - i);
            for (; i < end; i++, at += 8) {
                values[i] -= (long) LONGS.get(block, at);
            }
        }
    }

    /// XORs the next words into `values`.
    public void xorInto(long[] values) {
        xorInto(values, 0, values.length);
    }

    /// The same with values `from` (inclusive) to `to` (exclusive) only.
    public void xorInto(long[] values, int from, int to) {
        for (int i = from; i < to; ) {
            int end = i + available(to - i);
            for (; i < end; i++, at += 8) {
                values[i] ^= (long) LONGS.get(block, at);
            }
        }
    }

    /// The next `count` values of `width` bits (1 to 64): the higher bits mean nothing. Up to 32 bits, two come from
    /// one word.
    public long[] next(int count, int width) {
        if (width > HALF) {
            return next(count);
        }
        long[] out = new long[count];
        for (int i = 0; i < count; i += 2) {
            long word = next();
            out[i] = word & LOW;
            if (i + 1 < count) {
                out[i + 1] = word >>> HALF;
            }
        }
        return out;
    }

    /// Adds values as of [#next(int, int)] to values `from` (inclusive) to `to` (exclusive).
    public void addTo(long[] values, int from, int to, int width) {
        if (width > HALF) {
            addTo(values, from, to);
            return;
        }
        for (int i = from; i < to; i += 2) {
            long word = next();
            values[i] += word & LOW;
            if (i + 1 < to) {
                values[i + 1] += word >>> HALF;
            }
        }
    }

    /// Subtracts values as of [#next(int, int)] from values `from` (inclusive) to `to` (exclusive).
    public void subtractFrom(long[] values, int from, int to, int width) {
        if (width > HALF) {
            subtractFrom(values, from, to);
            return;
        }
        for (int i = from; i < to; i += 2) {
            long word = next();
            values[i] -= word & LOW;
            if (i + 1 < to) {
                values[i + 1] -= word >>> HALF;
            }
        }
    }

    /// A new stream whose key is the next two words: for work that consumes an amount of its own, such as
    /// drawing a permutation.
    public Stream fork() {
        byte[] key = new byte[16];
        LONGS.set(key, 0, next());
        LONGS.set(key, 8, next());
        return new Stream(key);
    }

    @Override
    public String toString() {
        return "Stream[secret]";
    }

    /// How many of `wanted` words (at least one is wanted) the current block holds.
    private int available(int wanted) {
        if (at == BYTES) {
            refill();
        }
        return Math.min(wanted, (BYTES - at) >>> 3);
    }

    private void refill() {
        encrypt(BYTES);
        at = 0;
    }

    /// Fills the first `length` bytes of the block with the next ones of the key stream.
    private void encrypt(int length) {
        try {
            int bytes = cipher.update(ZEROS, 0, length, block, 0);
            if (bytes != length) {
                throw new IllegalStateException("AES in counter mode gave " + bytes + " of " + length + " bytes");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode failed", e);
        }
    }
}
