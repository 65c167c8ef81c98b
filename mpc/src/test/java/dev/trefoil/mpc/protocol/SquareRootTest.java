package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.sharing.BitPlanes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SquareRootTest {
    @ParameterizedTest
    @EnumSource
    void rootsAreExact(Adder adder) {
        for (int rows : Sample.ROWS) {
            check(Wide.numbers("x", rows, 9), 9, adder);
        }
        for (int width : new int[] {1, 2, 3, 4, 5, 8, 13, 32, 63, 64}) {
            check(Wide.numbers("x", 65, width), width, adder);
        }
    }

    @Test
    void rootsOfWideWordsAreExact() {
        check(Wide.numbers("x", 65, 101), 101, Adder.RIPPLE);
        check(Wide.numbers("x", 65, 128), 128, Adder.RIPPLE);
    }

    /// Every word of ten bits, and around the squares of a wide one, where floor is on edge.
    @Test
    void rootsAroundSquaresAreExact() {
        check(IntStream.range(0, 1024).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new), 10, Adder.RIPPLE);
        BigInteger[] roots = Wide.numbers("roots", 100, 32);
        BigInteger[] around = IntStream.range(0, 300)
                .mapToObj(i -> Wide.low(roots[i / 3], 32).pow(2).add(BigInteger.valueOf(i % 3 - 1)))
                .toArray(BigInteger[]::new);
        check(around, 64, Adder.RIPPLE);
    }

    @Test
    void formulaIsExact() {
        assertThat(SquareRoot.bits(1, 64, Adder.RIPPLE)).isEqualTo(1584);
        assertThat(SquareRoot.rounds(64, Adder.RIPPLE)).isEqualTo(32 * 31 / 2 + 1);
        assertThat(SquareRoot.bits(1, 0, Adder.RIPPLE)).isZero();
    }

    private static void check(BigInteger[] x, int width, Adder adder) {
        List<BitPlanes> xs = Wide.planes("x", width, x);
        Outcome<BitPlanes> root = InMemoryTrio.measure(party -> SquareRoot.floor(party, xs.get(party.index()), adder));
        assertThat(Wide.unsigned(root.results()))
                .isEqualTo(Arrays.stream(x).map(v -> Wide.low(v, width).sqrt()).toArray());
        Sample.assertCost(root, SquareRoot.bits(x.length, width, adder), SquareRoot.rounds(width, adder));
    }
}
