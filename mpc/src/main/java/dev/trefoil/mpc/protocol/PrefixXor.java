package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;

/// The running XOR of secret words: row j is the XOR of rows 0 to j. Local: no party talks.
public final class PrefixXor {
    private PrefixXor() {}

    public static BitPlanes of(BitPlanes word) {
        return BitPlanes.of(
                word.rows(),
                word.planes().stream()
                        .map(plane -> BitVector.of(plane.rows(), prefix(plane.first()), prefix(plane.second())))
                        .toList());
    }

    private static long[] prefix(long[] words) {
        long[] out = new long[words.length];
        long carry = 0;
        for (int i = 0; i < out.length; i++) {
            long word = words[i];
            word ^= word << 1;
            word ^= word << 2;
            word ^= word << 4;
            word ^= word << 8;
            word ^= word << 16;
            word ^= word << 32;
            out[i] = word ^ carry;
            carry = out[i] >> 63;
        }
        return out;
    }
}
