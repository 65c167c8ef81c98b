package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DivideTest {
    @ParameterizedTest
    @EnumSource
    void dividesExactly(Adder adder) {
        for (int rows : Sample.ROWS) {
            check(rows, 10, 6, 0, 10, adder);
        }
        check(200, 1, 1, 0, 1, adder);
        check(200, 8, 20, 0, 8, adder);
        check(200, 20, 8, 3, 23, adder);
        check(200, 31, 32, 16, 47, adder);
    }

    @Test
    void dividesWideWords() {
        check(200, 63, 64, 0, 63, Adder.BRENT_KUNG);
        check(200, 64, 17, 20, 64, Adder.RIPPLE);
        check(200, 40, 20, 30, 52, Adder.RIPPLE);
    }

    /// A mean of values in 0 to 2^7-1 is below 2^7 however many rows: so few quotient bits are computed.
    @Test
    void quotientMayBeKnownToBeSmall() {
        check(200, 24, 17, 16, 23, Adder.RIPPLE);
    }

    @Test
    void formulaIsExact() {
        assertThat(Divide.bits(1, 32, 32, Adder.RIPPLE) / 3).isEqualTo(32 * 32);
        assertThat(Divide.rounds(32, 32, Adder.RIPPLE)).isEqualTo(32 * 32);
        assertThat(Divide.rounds(32, 32, Adder.SKLANSKY)).isEqualTo(32 * 6);
    }

    private static void check(int rows, int width, int divisorWidth, int fraction, int quotientWidth, Adder adder) {
        long[] x = Sample.words("x", rows, width);
        long[] y = Sample.words("y", rows, divisorWidth);
        BigInteger[] expected = new BigInteger[rows];
        for (int i = 0; i < rows; i++) {
            BigInteger scaled = unsigned(x[i]).shiftLeft(fraction);
            BigInteger least = scaled.shiftRight(quotientWidth).add(BigInteger.ONE);
            if (least.bitLength() > divisorWidth) {
                x[i] = 0;
                scaled = BigInteger.ZERO;
                least = BigInteger.ONE;
            }
            y[i] = unsigned(y[i]).max(least).longValue();
            expected[i] = scaled.divide(unsigned(y[i]));
        }
        List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
        List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), divisorWidth, y);
        Outcome<BitPlanes> quotient = InMemoryTrio.measure(party ->
                Divide.floor(party, xs.get(party.index()), ys.get(party.index()), fraction, quotientWidth, adder));
        long[] result = Reconstruct.planes(quotient.results());
        for (int i = 0; i < rows; i++) {
            assertThat(unsigned(result[i])).as("%d / %d", x[i], y[i]).isEqualTo(expected[i]);
        }
        Sample.assertCost(
                quotient,
                Divide.bits(rows, divisorWidth, quotientWidth, adder),
                Divide.rounds(divisorWidth, quotientWidth, adder));
        Outcome<BitPlanes> remainder = InMemoryTrio.measure(party -> Divide.both(
                        party, xs.get(party.index()), ys.get(party.index()), fraction, quotientWidth, adder)
                .remainder());
        long[] rest = Reconstruct.planes(remainder.results());
        for (int i = 0; i < rows; i++) {
            BigInteger scaled = unsigned(x[i]).shiftLeft(fraction);
            assertThat(unsigned(rest[i])).as("%d %% %d", x[i], y[i]).isEqualTo(scaled.remainder(unsigned(y[i])));
        }
        Sample.assertCost(
                remainder,
                Divide.bitsOfBoth(rows, divisorWidth, quotientWidth, adder),
                Divide.roundsOfBoth(divisorWidth, quotientWidth, adder));
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
