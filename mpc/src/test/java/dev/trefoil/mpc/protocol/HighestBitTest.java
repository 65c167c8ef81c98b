package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.sharing.BitPlanes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HighestBitTest {
    @ParameterizedTest
    @EnumSource
    void findsTheHighestBit(Adder network) {
        for (int rows : Sample.ROWS) {
            check(shortened(rows, 9), 9, network);
        }
        for (int width : new int[] {1, 2, 3, 4, 5, 31, 32, 33, 64, 100}) {
            check(shortened(65, width), width, network);
        }
        check(IntStream.range(0, 256).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new), 8, network);
    }

    @Test
    void formulasAreExact() {
        assertThat(HighestBit.bits(1, 64, Adder.RIPPLE)).isEqualTo(3 * 63);
        assertThat(HighestBit.bits(1, 64, Adder.SKLANSKY)).isEqualTo(3 * 32 * 6);
        assertThat(HighestBit.bitsToNormalise(1, 64)).isEqualTo(3 * (6 * 64 - 63));
        assertThat(HighestBit.rounds(64, Adder.SKLANSKY)).isEqualTo(6);
        assertThat(HighestBit.roundsToNormalise(64)).isEqualTo(6);
    }

    /// Words of all lengths up to the width.
    private static BigInteger[] shortened(int rows, int width) {
        BigInteger[] x = Wide.numbers("x", rows, width);
        return Wide.map(rows, i -> Wide.low(x[i], width).shiftRight(i % width));
    }

    private static void check(BigInteger[] x, int width, Adder network) {
        List<BitPlanes> xs = Wide.planes("x", width, x);
        Outcome<BitPlanes> oneHot =
                InMemoryTrio.measure(party -> HighestBit.oneHot(party, xs.get(party.index()), network));
        List<BitPlanes> hots = oneHot.results();
        Outcome<BitPlanes> normalised = InMemoryTrio.measure(
                party -> HighestBit.normalised(party, xs.get(party.index()), hots.get(party.index())));
        assertThat(Wide.unsigned(hots))
                .isEqualTo(each(x, v -> v.signum() == 0 ? v : BigInteger.ONE.shiftLeft(v.bitLength() - 1)));
        assertThat(Wide.unsigned(RowSet.each(hots, HighestBit::position)))
                .isEqualTo(each(x, v -> BigInteger.valueOf(Math.max(0, v.bitLength() - 1))));
        assertThat(Wide.unsigned(normalised.results())).isEqualTo(each(x, v -> v.shiftLeft(width - v.bitLength())));
        Sample.assertCost(oneHot, HighestBit.bits(x.length, width, network), HighestBit.rounds(width, network));
        Sample.assertCost(normalised, HighestBit.bitsToNormalise(x.length, width), HighestBit.roundsToNormalise(width));
    }

    private static BigInteger[] each(BigInteger[] values, UnaryOperator<BigInteger> operation) {
        return Arrays.stream(values).map(operation).toArray(BigInteger[]::new);
    }
}
