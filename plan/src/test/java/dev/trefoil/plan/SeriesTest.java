package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Powers of e and logarithms against decimals of 70 digits.
class SeriesTest {
    private static final MathContext EXACT = new MathContext(70);
    private static final long SEED = Long.getLong("trefoil.seed", new Random().nextLong());
    private final Random random = new Random(SEED);

    @Test
    void aPowerOfEIsWithinTwoUnitsOfItsLastPlace() {
        System.out.println("SeriesTest: repeat with -Dtrefoil.seed=" + SEED);
        for (int turn = 0; turn < 4000; turn++) {
            int fraction = random.nextInt(Type.MAX_FRACTION + 1);
            BigInteger most = BigInteger.valueOf(Exponential.highest(fraction)).shiftLeft(fraction);
            BigInteger max = turn % 4 == 0 ? most : number(most);
            Exponential exponential = Exponential.of(type(fraction, max));
            BigInteger number = turn % 5 == 0 ? max : number(max);
            BigDecimal real = exp(decimal(number, fraction));
            int result = Exponential.resultFraction(fraction);
            BigDecimal error =
                    decimal(exponential.apply(number), result).subtract(real).abs();
            double units = error.multiply(units(result)).doubleValue();
            double relative = error.divide(real, EXACT).multiply(units(56)).doubleValue();
            assertThat(Math.min(units / 2, relative))
                    .as("%s at %s bits, up to %s", number, fraction, max)
                    .isLessThanOrEqualTo(1);
            if (exponential.whole(max) + result < 57) {
                assertThat(units).isLessThan(2);
            }
        }
    }

    @Test
    void aPowerOfENeverFallsWhereTheNumberRises() {
        for (int turn = 0; turn < 4000; turn++) {
            int fraction = random.nextInt(Type.MAX_FRACTION + 1);
            BigInteger most = BigInteger.valueOf(Exponential.highest(fraction)).shiftLeft(fraction);
            Exponential exponential = Exponential.of(type(fraction, most));
            BigInteger number = number(most);
            assertThat(exponential.apply(number.add(BigInteger.ONE)))
                    .as("%s at %s bits", number, fraction)
                    .isGreaterThanOrEqualTo(exponential.apply(number));
        }
    }

    @Test
    void aVeryNegativeNumberHasThePowerZero() {
        Exponential exponential = Exponential.of(type(0, BigInteger.valueOf(3)));
        assertThat(exponential.apply(BigInteger.TWO.pow(90).negate())).isZero();
        assertThat(exponential.apply(BigInteger.valueOf(-15))).isZero();
        assertThat(exponential.apply(BigInteger.ZERO)).isEqualTo(1 << 20);
    }

    @Test
    void aLogarithmIsWithinTwoUnitsOfItsLastPlace() {
        for (int turn = 0; turn < 4000; turn++) {
            int fraction = random.nextInt(Type.MAX_FRACTION + 1);
            BigInteger number = positive(turn);
            Logarithm logarithm = new Logarithm(fraction);
            int result = Exponential.resultFraction(fraction);
            BigDecimal units = decimal(Objects.requireNonNull(logarithm.apply(number)), result)
                    .subtract(ln(decimal(number, fraction)))
                    .multiply(units(result));
            assertThat(units.abs().doubleValue())
                    .as("%s at %s bits", number, fraction)
                    .isLessThan(2);
        }
    }

    @Test
    void onlyPositiveNumbersHaveALogarithm() {
        assertThat(new Logarithm(3).apply(BigInteger.ZERO)).isNull();
        assertThat(new Logarithm(3).apply(BigInteger.valueOf(-8))).isNull();
        assertThat(new Logarithm(3).apply(BigInteger.valueOf(8))).isZero();
    }

    /// Also powers of two and their neighbours.
    private BigInteger positive(int turn) {
        int bits = random.nextInt(96);
        BigInteger power = BigInteger.ONE.shiftLeft(bits);
        BigInteger number = switch (turn % 4) {
            case 0 -> power;
            case 1 -> power.subtract(BigInteger.ONE);
            case 2 -> power.add(BigInteger.ONE);
            default -> power.add(new BigInteger(bits, random));
        };
        return number.max(BigInteger.ONE);
    }

    /// At most `max`, and at least some 70 whole ones below zero.
    private BigInteger number(BigInteger max) {
        BigInteger range = max.shiftLeft(1).abs().max(BigInteger.valueOf(20));
        return max.subtract(new BigInteger(range.bitLength(), random));
    }

    private static Type type(int fraction, BigInteger max) {
        BigInteger min = max.min(BigInteger.ZERO).subtract(BigInteger.ONE);
        return fraction == 0 ? new Type.IntType(min, max, false) : new Type.FixedType(fraction, min, max, false);
    }

    private static BigDecimal units(int fraction) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(fraction));
    }

    private static BigDecimal decimal(BigInteger number, int fraction) {
        return new BigDecimal(number).divide(units(fraction), EXACT);
    }

    /// Taylor of x / 2^20, squared 20 times.
    private static BigDecimal exp(BigDecimal x) {
        MathContext wide = new MathContext(90, RoundingMode.HALF_EVEN);
        BigDecimal small = x.divide(new BigDecimal(1 << 20), wide);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(small, wide).divide(new BigDecimal(n), wide);
            sum = sum.add(term, wide);
        }
        for (int turn = 0; turn < 20; turn++) {
            sum = sum.multiply(sum, wide);
        }
        return sum;
    }

    /// Newton's method on [#exp], from a double.
    private static BigDecimal ln(BigDecimal x) {
        BigDecimal y = BigDecimal.valueOf(Math.log(x.doubleValue()));
        for (int turn = 0; turn < 4; turn++) {
            y = y.add(x.divide(exp(y), EXACT).subtract(BigDecimal.ONE), EXACT);
        }
        return y;
    }
}
