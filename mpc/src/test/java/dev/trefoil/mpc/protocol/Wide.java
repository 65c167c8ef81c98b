package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.WideNumbers;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Numbers and words of up to 128 bits that the protocol tests share.
final class Wide {
    private Wide() {}

    /// Signed values of `width` bits: first the edges, then random ones.
    static BigInteger[] numbers(String name, int rows, int width) {
        Random random = Seed.random(name + rows + " " + width);
        BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
        BigInteger[] edges = {BigInteger.ZERO, BigInteger.ONE.negate(), half.negate(), half.subtract(BigInteger.ONE)};
        return map(
                rows,
                i -> i < edges.length || random.nextInt(4) == 0
                        ? edges[i % edges.length]
                        : new BigInteger(width, random).subtract(half));
    }

    /// One number for each row, wrapped to 128 bits.
    static BigInteger[] map(int rows, IntFunction<BigInteger> value) {
        BigInteger[] out = IntStream.range(0, rows).mapToObj(value).toArray(BigInteger[]::new);
        return WideNumbers.of(out).toBigIntegers();
    }

    /// The low `width` bits (up to 128) of the numbers, as words.
    static List<BitPlanes> planes(String name, int width, BigInteger... values) {
        long[] low = new long[values.length];
        long[] high = new long[values.length];
        for (int i = 0; i < low.length; i++) {
            low[i] = values[i].longValue();
            high[i] = values[i].shiftRight(64).longValue();
        }
        List<BitPlanes> lows = Dealer.planes(Seed.random(name), Math.min(64, width), low);
        List<BitPlanes> highs = Dealer.planes(Seed.random(name + "high"), Math.max(0, width - 64), high);
        return IntStream.range(0, 3)
                .mapToObj(p -> lows.get(p).below(highs.get(p)))
                .toList();
    }

    /// Words of up to 128 bits, read as unsigned.
    static BigInteger[] unsigned(List<BitPlanes> words) {
        int width = words.getFirst().width();
        int cut = Math.min(64, width);
        long[] low = Reconstruct.planes(RowSet.each(words, w -> w.bits(0, cut)));
        long[] high = Reconstruct.planes(RowSet.each(words, w -> w.bits(cut, width)));
        BigInteger mask = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        BigInteger[] out = WideNumbers.of(low, high).toBigIntegers();
        return IntStream.range(0, out.length).mapToObj(i -> out[i].and(mask)).toArray(BigInteger[]::new);
    }

    static BigInteger low(BigInteger value, int width) {
        return value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    }
}
