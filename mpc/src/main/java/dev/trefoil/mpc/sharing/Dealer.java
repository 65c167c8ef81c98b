package dev.trefoil.mpc.sharing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Splits clear values into the shares of the three parties: element i of each list is for party P_i.
///
/// What the shares hide is only as good as the generator: `SecureRandom` outside of tests.
public final class Dealer {
    private Dealer() {}

    public static List<RingVector> ring(RandomGenerator random, long... values) {
        long[][] shares = {
            random.longs(values.length).toArray(), random.longs(values.length).toArray(), values.clone()
        };
        for (int i = 0; i < values.length; i++) {
            shares[2][i] -= shares[0][i] + shares[1][i];
        }
        return List.of(
                RingVector.of(shares[0], shares[1]),
                RingVector.of(shares[1], shares[2]),
                RingVector.of(shares[2], shares[0]));
    }

    /// Numbers modulo 2^128.
    public static List<WideVector> wide(RandomGenerator random, BigInteger... values) {
        WideNumbers first = random(random, values.length);
        WideNumbers second = random(random, values.length);
        WideNumbers third = WideNumbers.of(values).minus(first).minus(second);
        return List.of(WideVector.of(first, second), WideVector.of(second, third), WideVector.of(third, first));
    }

    public static List<BitVector> bits(RandomGenerator random, PublicBits bits) {
        int words = bits.words().length;
        long[][] shares = {
            random.longs(words).toArray(),
            random.longs(words).toArray(),
            bits.words().clone()
        };
        for (int i = 0; i < words; i++) {
            shares[2][i] ^= shares[0][i] ^ shares[1][i];
        }
        return List.of(
                BitVector.of(bits.rows(), shares[0], shares[1]),
                BitVector.of(bits.rows(), shares[1], shares[2]),
                BitVector.of(bits.rows(), shares[2], shares[0]));
    }

    public static List<BitVector> bits(RandomGenerator random, boolean... bits) {
        return bits(random, PublicBits.of(bits));
    }

    /// The low `width` bits (at most 64) of the values as bit-sliced words.
    public static List<BitPlanes> planes(RandomGenerator random, int width, long... values) {
        List<List<BitVector>> parties = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long[] plane : Transpose.toPlanes(values, width)) {
            List<BitVector> shares = bits(random, PublicBits.of(values.length, plane));
            for (int party = 0; party < 3; party++) {
                parties.get(party).add(shares.get(party));
            }
        }
        return parties.stream()
                .map(planes -> BitPlanes.of(values.length, planes))
                .toList();
    }

    private static WideNumbers random(RandomGenerator random, int rows) {
        return WideNumbers.of(random.longs(rows).toArray(), random.longs(rows).toArray());
    }
}
