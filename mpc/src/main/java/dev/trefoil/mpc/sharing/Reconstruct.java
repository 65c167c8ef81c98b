package dev.trefoil.mpc.sharing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Puts the shares of all three parties together again, and checks that both holders of each share hold the
/// same one.
///
/// Throws `IllegalArgumentException` when they do not: then the three sets of shares are not of one value, or
/// a party is wrong.
public final class Reconstruct {
    private Reconstruct() {}

    public static long[] ring(List<RingVector> parties) {
        long[] out = parties.get(2).first().clone();
        for (int party = 0; party < 3; party++) {
            requireEqual(
                    party,
                    parties.get(party).second(),
                    parties.get((party + 1) % 3).first());
        }
        for (int i = 0; i < out.length; i++) {
            out[i] += parties.get(0).first()[i] + parties.get(1).first()[i];
        }
        return out;
    }

    /// Numbers modulo 2^128, read as two's complement.
    public static BigInteger[] wide(List<WideVector> parties) {
        WideNumbers sum = WideNumbers.zeros(parties.getFirst().rows());
        for (int party = 0; party < 3; party++) {
            WideNumbers second = parties.get(party).second();
            WideNumbers first = parties.get((party + 1) % 3).first();
            requireEqual(party, second.low(), first.low());
            requireEqual(party, second.high(), first.high());
            sum = sum.plus(first);
        }
        return sum.toBigIntegers();
    }

    public static PublicBits bits(List<BitVector> parties) {
        long[] out = parties.get(2).first().clone();
        for (int party = 0; party < 3; party++) {
            requireEqual(
                    party,
                    parties.get(party).second(),
                    parties.get((party + 1) % 3).first());
        }
        for (int i = 0; i < out.length; i++) {
            out[i] ^= parties.get(0).first()[i] ^ parties.get(1).first()[i];
        }
        return PublicBits.of(parties.get(0).rows(), out);
    }

    /// Words of at most 64 bits, read as unsigned.
    public static long[] planes(List<BitPlanes> parties) {
        BitPlanes head = parties.getFirst();
        long[][] planes = new long[head.width()][];
        for (int j = 0; j < planes.length; j++) {
            int bit = j;
            planes[j] = bits(parties.stream().map(party -> party.plane(bit)).toList())
                    .words();
        }
        return Transpose.toRows(planes, head.rows());
    }

    private static void requireEqual(int party, long[] second, long[] first) {
        if (!Arrays.equals(second, first)) {
            int share = (party + 1) % 3;
            throw new IllegalArgumentException(
                    "parties " + party + " and " + share + " do not hold the same share " + share);
        }
    }
}
