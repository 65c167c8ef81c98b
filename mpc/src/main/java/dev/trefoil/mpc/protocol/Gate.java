package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitVector;
import org.jspecify.annotations.Nullable;

/// One AND a row, on its way through the [Door]: `bit & one`, or, when there is a `zero`, the choice of `one` where
/// the bit is one and `zero` where it is not, which is `zero ^ bit & (one ^ zero)`.
record Gate(BitVector bit, BitVector one, @Nullable BitVector zero) implements LocalGate {
    Gate {
        requireSame(bit.rows(), one.rows());
        if (zero != null) {
            requireSame(bit.rows(), zero.rows());
        }
    }

    static Gate and(BitVector left, BitVector right) {
        return new Gate(left, right, null);
    }

    static Gate choose(BitVector bit, BitVector one, BitVector zero) {
        return new Gate(bit, one, zero);
    }

    @Override
    public int rows() {
        return bit.rows();
    }

    @Override
    public void part(long[] out, int from, int to) {
        long[] x0 = bit.first();
        long[] x1 = bit.second();
        long[] y0 = one.first();
        long[] y1 = one.second();
        if (zero == null) {
            for (int i = from; i < to; i++) {
                out[i] = (x0[i] & (y0[i] ^ y1[i])) ^ (x1[i] & y0[i]);
            }
        } else {
            part(out, from, to, zero.first(), zero.second());
        }
    }

    private void part(long[] out, int from, int to, long[] z0, long[] z1) {
        long[] x0 = bit.first();
        long[] x1 = bit.second();
        long[] y0 = one.first();
        long[] y1 = one.second();
        for (int i = from; i < to; i++) {
            long y = y0[i] ^ z0[i];
            out[i] = (x0[i] & (y ^ y1[i] ^ z1[i])) ^ (x1[i] & y);
        }
    }

    @Override
    public void finish(long[] share, int which, int from, int to) {
        if (zero != null) {
            long[] other = which == 0 ? zero.first() : zero.second();
            for (int i = from; i < to; i++) {
                share[i] ^= other[i];
            }
        }
    }

    @Override
    public String toString() {
        return "Gate[" + rows() + " secret rows]";
    }

    private static void requireSame(int left, int right) {
        if (left != right) {
            throw new IllegalArgumentException("lengths differ: " + left + " and " + right);
        }
    }
}
