package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.protocol.DivideByPublic.Division;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.RingVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DivideByPublicTest {
    @ParameterizedTest
    @EnumSource
    void dividesExactly(Adder adder) {
        for (int rows : Sample.ROWS) {
            check(Wide.numbers("x", rows, 17), 17, 7, adder);
            check(Wide.numbers("x", rows, 34), 34, 86400, adder);
        }
        Random random = Seed.random("divisors");
        for (int width : new int[] {1, 2, 3, 8, 17, 31, 32, 40, 61}) {
            for (int i = 0; i < 4; i++) {
                long divisor = 1 + (random.nextLong() >>> (64 - 1 - random.nextInt(width)));
                check(Wide.numbers("x", 65, width), width, divisor, adder);
            }
        }
    }

    /// Every word of seven bits, by every divisor.
    @Test
    void dividesAllSmallWords() {
        BigInteger[] all = IntStream.range(0, 128).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
        for (int divisor = 1; divisor <= 130; divisor++) {
            check(all, 7, divisor, Adder.RIPPLE);
        }
    }

    /// Words around the multiples of the divisor, where the quotient steps; the random masks differ each time.
    @ParameterizedTest
    @CsvSource({"17, 7", "17, 1461", "17, 146097", "33, 60", "34, 86400", "48, 1000003", "62, 1000000000"})
    void dividesAroundMultiples(int width, long divisor) {
        Random random = Seed.random("multiples" + width);
        BigInteger d = BigInteger.valueOf(divisor);
        BigInteger[] x = IntStream.range(0, 300)
                .mapToObj(
                        i -> new BigInteger(width, random).divide(d).multiply(d).add(BigInteger.valueOf(i % 3 - 1)))
                .map(v -> v.max(BigInteger.ZERO))
                .toArray(BigInteger[]::new);
        check(x, width, divisor, Adder.RIPPLE);
    }

    @Test
    void dividesWordsWiderThanTheRing() {
        check(Wide.numbers("x", 65, 64), 64, 10, Adder.RIPPLE);
        check(Wide.numbers("x", 65, 64), 64, Long.MAX_VALUE, Adder.RIPPLE);
        check(Wide.numbers("x", 65, 100), 100, 1_000_000_007, Adder.RIPPLE);
    }

    @Test
    void cheapestWayIsTaken() {
        long seven = DivideByPublic.bits(1, 17, 7, Adder.RIPPLE);
        long day = DivideByPublic.bits(1, 34, 86400, Adder.RIPPLE);
        assertThat(seven).isEqualTo(3 * 15 * 3);
        assertThat(day).isEqualTo(3 * 34 + 34 + 35 + 2 * 3 * 34 + 3);
        assertThat(DivideByPublic.ringBits(1, 34, 86400, Adder.RIPPLE)).isEqualTo(36 + 3 + 2 * 3 * 34 + 3);
        assertThat(DivideByPublic.bits(1, 34, 1 << 10, Adder.RIPPLE)).isZero();
        assertThat(DivideByPublic.quotientWidth(17, 7)).isEqualTo(15);
        assertThat(DivideByPublic.remainderWidth(17, 7)).isEqualTo(3);
        assertThat(DivideByPublic.quotientWidth(3, 8)).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> DivideByPublic.quotientWidth(5, 0))
                .hasMessage("a public divisor is at least 1, not 0");
        assertThatThrownBy(() -> InMemoryTrio.run(
                        party -> DivideByPublic.quotient(party, RingVector.zeros(1), 64, 10, Adder.RIPPLE)))
                .hasMessage("numbers of 64 bits divided by 10 take more than 63 bits");
    }

    private static void check(BigInteger[] signed, int width, long divisor, Adder adder) {
        int rows = signed.length;
        BigInteger[] x = Arrays.stream(signed).map(v -> Wide.low(v, width)).toArray(BigInteger[]::new);
        BigInteger[] quotients =
                Arrays.stream(x).map(v -> v.divide(BigInteger.valueOf(divisor))).toArray(BigInteger[]::new);
        BigInteger[] remainders =
                Arrays.stream(x).map(v -> v.mod(BigInteger.valueOf(divisor))).toArray(BigInteger[]::new);
        List<BitPlanes> xs = Wide.planes("x", width, x);
        Outcome<BitPlanes> quotient =
                InMemoryTrio.measure(party -> DivideByPublic.quotient(party, xs.get(party.index()), divisor, adder));
        Outcome<Division> both =
                InMemoryTrio.measure(party -> DivideByPublic.both(party, xs.get(party.index()), divisor, adder));
        assertThat(Wide.unsigned(quotient.results())).isEqualTo(quotients);
        assertThat(Wide.unsigned(RowSet.each(both.results(), Division::quotient)))
                .isEqualTo(quotients);
        assertThat(Wide.unsigned(RowSet.each(both.results(), Division::remainder)))
                .isEqualTo(remainders);
        assertThat(quotient.results().getFirst().width()).isEqualTo(DivideByPublic.quotientWidth(width, divisor));
        assertThat(both.results().getFirst().remainder().width())
                .isEqualTo(DivideByPublic.remainderWidth(width, divisor));
        Sample.assertCost(
                quotient,
                DivideByPublic.bits(rows, width, divisor, adder),
                DivideByPublic.rounds(width, divisor, adder));
        Sample.assertCost(
                both,
                DivideByPublic.bits(rows, width, divisor, adder)
                        + DivideByPublic.remainderBits(rows, width, divisor, adder),
                DivideByPublic.rounds(width, divisor, adder) + DivideByPublic.remainderRounds(width, divisor, adder));
        if (width <= 62) {
            checkRing(x, quotients, remainders, width, divisor, adder);
        }
    }

    private static void checkRing(
            BigInteger[] x, BigInteger[] quotients, BigInteger[] remainders, int width, long divisor, Adder adder) {
        List<RingVector> xs = Dealer.ring(
                Seed.random("ring"),
                Arrays.stream(x).mapToLong(BigInteger::longValue).toArray());
        Outcome<BitPlanes> quotient = InMemoryTrio.measure(
                party -> DivideByPublic.quotient(party, xs.get(party.index()), width, divisor, adder));
        Outcome<Division> both =
                InMemoryTrio.measure(party -> DivideByPublic.both(party, xs.get(party.index()), width, divisor, adder));
        assertThat(Wide.unsigned(quotient.results())).isEqualTo(quotients);
        assertThat(Wide.unsigned(RowSet.each(both.results(), Division::quotient)))
                .isEqualTo(quotients);
        assertThat(Wide.unsigned(RowSet.each(both.results(), Division::remainder)))
                .isEqualTo(remainders);
        Sample.assertCost(
                quotient,
                DivideByPublic.ringBits(x.length, width, divisor, adder),
                DivideByPublic.ringRounds(width, divisor, adder));
    }
}
