package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(20);

    /// By decimals of 100 digits, on random columns of random width: less than one unit, towards zero.
    @Test
    void aCorrelationIsWithinOneUnitAndNeverBeyondOne() {
        long seed = Long.getLong("trefoil.seed", System.nanoTime());
        System.out.println("MomentsTest: repeat with -Dtrefoil.seed=" + seed);
        Random random = new Random(seed);
        MathContext precise = new MathContext(100);
        for (int run = 0; run < 2000; run++) {
            int bits = 1 + random.nextInt(40);
            int rows = 2 + random.nextInt(5);
            BigInteger[] spreads = spreads(random, bits, rows);
            BigInteger product = spreads[0].multiply(spreads[1]);
            if (product.signum() == 0) {
                assertThat(Moments.correlation(spreads[0], spreads[1], spreads[2]))
                        .isEmpty();
                continue;
            }
            BigInteger found =
                    Moments.correlation(spreads[0], spreads[1], spreads[2]).orElseThrow();
            BigDecimal exact =
                    new BigDecimal(spreads[2].multiply(ONE)).divide(new BigDecimal(product).sqrt(precise), precise);
            assertThat(found.abs()).isLessThanOrEqualTo(ONE);
            assertThat(exact.subtract(new BigDecimal(found)).abs()).isLessThan(BigDecimal.ONE);
            assertThat(new BigDecimal(found).abs())
                    .isLessThanOrEqualTo(exact.abs().add(new BigDecimal("1e-50")));
        }
    }

    @Test
    void aQuotientIsTheFloorWhateverTheShift() {
        assertThat(Moments.quotient(BigInteger.valueOf(-7), BigInteger.TWO, 0)).isEqualTo(-4);
        assertThat(Moments.quotient(BigInteger.valueOf(-7), BigInteger.TWO, 1)).isEqualTo(-7);
        assertThat(Moments.quotient(BigInteger.valueOf(7), BigInteger.TWO, -1)).isEqualTo(1);
        assertThat(Moments.quotient(BigInteger.valueOf(-7), BigInteger.TWO, -1)).isEqualTo(-2);
    }

    @Test
    void momentsAreTypedByTheirBounds() {
        assertThat(type(Measure.Kind.VAR, Type.int_(0, 10)).text()).isEqualTo("fp[precision=20,min=0,max=50]?");
        assertThat(type(Measure.Kind.STD, Type.fixed(2, -16, 16)).text()).isEqualTo("fp[precision=2,min=0,max=5.5]?");
        assertThat(type(Measure.PairKind.COVARIANCE, Type.int_(0, 10), Type.int_(-5, 5))
                        .text())
                .isEqualTo("fp[precision=20,min=-50,max=50]?");
        assertThat(type(Measure.PairKind.CORRELATION, Type.int_(0, 10), Type.fixed(3, 0, 9))
                        .text())
                .isEqualTo("fp[precision=20,min=-1,max=1]?");
        assertThat(type(Measure.PairKind.WEIGHTED_MEAN, Type.fixed(3, -8, 16), Type.int_(0, 9))
                        .text())
                .isEqualTo("fp[precision=3,min=-1,max=2]?");
    }

    @Test
    void whatMayOutgrowTheRingIsRefused() {
        assertRefused(() -> type(Measure.Kind.STD, Type.int_(0, 1L << 45)), "std of 'x' over up to 1048576 rows");
        assertRefused(
                () -> type(Measure.PairKind.CORRELATION, Type.int_(0, 9), Type.int_(0, 1L << 50)),
                "sums of products need 140 bits, at most 126 are supported");
        assertRefused(
                () -> type(Measure.PairKind.WEIGHTED_MEAN, Type.int_(0, 9), Type.int_(-1, 9)),
                "a weight must not be negative");
        assertRefused(() -> type(Measure.Kind.VAR, Type.text(3)), "needs a number, got text");
    }

    private static Type type(Measure.Kind kind, Type x) {
        return only(new Measure.OfColumn(kind, Column.of("x"), Column.of("out")), x, x);
    }

    private static Type type(Measure.PairKind kind, Type x, Type y) {
        return only(new Measure.OfTwoColumns(kind, Column.of("x"), Column.of("y"), Column.of("out")), x, y);
    }

    private static Type only(Measure measure, Type x, Type y) {
        Schema schema = Schema.of(Field.of("x", x), Field.of("y", y));
        return Measures.type(measure, Relation.unsorted(schema, 10), true);
    }

    private static void assertRefused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(PlanException.class).hasMessageContaining(words);
    }

    /// Of two random columns, the second mostly close to a multiple of the first: both spreads and that of both.
    private static BigInteger[] spreads(Random random, int bits, int rows) {
        BigInteger[] x = new BigInteger[rows];
        BigInteger[] y = new BigInteger[rows];
        BigInteger factor = BigInteger.valueOf(random.nextInt(7) - 3);
        for (int i = 0; i < rows; i++) {
            x[i] = new BigInteger(bits, random);
            y[i] = x[i].multiply(factor).add(new BigInteger(random.nextInt(bits), random));
        }
        return new BigInteger[] {spread(x, x), spread(y, y), spread(x, y)};
    }

    private static BigInteger spread(BigInteger[] x, BigInteger[] y) {
        BigInteger products = BigInteger.ZERO;
        for (int i = 0; i < x.length; i++) {
            products = products.add(x[i].multiply(y[i]));
        }
        return products.multiply(BigInteger.valueOf(x.length)).subtract(sum(x).multiply(sum(y)));
    }

    private static BigInteger sum(BigInteger[] x) {
        return List.of(x).stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
