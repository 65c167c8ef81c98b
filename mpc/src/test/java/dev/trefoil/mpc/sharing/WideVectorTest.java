package dev.trefoil.mpc.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.Seed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Local operations on numbers modulo 2^128: deal, operate at each party, put together.
final class WideVectorTest {
    private final Random random = Seed.random("wide");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 200})
    void operations(int n) {
        BigInteger[] x = numbers(n);
        BigInteger[] y = numbers(n);
        BigInteger factor = new BigInteger("-987654321098765432109876543");
        List<WideVector> xs = Dealer.wide(random, x);
        List<WideVector> ys = Dealer.wide(random, y);
        int[] order = permutation(n);

        assertThat(wide(p -> xs.get(p))).isEqualTo(x);
        assertThat(wide(p -> xs.get(p).plus(ys.get(p)))).isEqualTo(rows(n, i -> x[i].add(y[i])));
        assertThat(wide(p -> xs.get(p).minus(ys.get(p)))).isEqualTo(rows(n, i -> x[i].subtract(y[i])));
        assertThat(wide(p -> xs.get(p).negated())).isEqualTo(rows(n, i -> x[i].negate()));
        assertThat(wide(p -> xs.get(p).times(factor))).isEqualTo(rows(n, i -> x[i].multiply(factor)));
        assertThat(wide(p -> xs.get(p).timesPublic(WideNumbers.of(y)))).isEqualTo(rows(n, i -> x[i].multiply(y[i])));
        assertThat(wide(p -> xs.get(p).plusPublic(p, factor))).isEqualTo(rows(n, i -> x[i].add(factor)));
        assertThat(wide(p -> xs.get(p).plusPublic(p, WideNumbers.of(y)))).isEqualTo(rows(n, i -> x[i].add(y[i])));
        assertThat(wide(p -> xs.get(p).prefixSum())).isEqualTo(rows(n, i -> sum(Arrays.copyOf(x, i + 1))));
        assertThat(wide(p -> xs.get(p).prefixSum().differences())).isEqualTo(x);
        assertThat(wide(p -> xs.get(p).total())).containsExactly(wrapped(sum(x)));
        assertThat(wide(p -> xs.get(p).gather(order))).isEqualTo(rows(n, i -> x[order[i]]));
        assertThat(wide(p -> xs.get(p).scatter(order).gather(order))).isEqualTo(x);
        assertThat(wide(p -> WideVector.concat(
                        List.of(xs.get(p).slice(0, n / 3), xs.get(p).slice(n / 3, n)))))
                .isEqualTo(x);
        assertThat(wide(p -> WideVector.ofPublic(p, WideNumbers.of(x)))).isEqualTo(x);
        assertThat(Reconstruct.ring(
                        IntStream.range(0, 3).mapToObj(p -> xs.get(p).low()).toList()))
                .isEqualTo(Arrays.stream(x).mapToLong(BigInteger::longValue).toArray());
    }

    @Test
    void constantsAndCopies() {
        BigInteger value = BigInteger.ONE.shiftLeft(100).negate();
        List<WideVector> one = Dealer.wide(random, value);
        List<RingVector> ring = Dealer.ring(random, -5);
        assertThat(wide(p -> WideVector.constant(p, 2, value))).containsExactly(value, value);
        assertThat(wide(p -> WideVector.zeros(2))).containsExactly(BigInteger.ZERO, BigInteger.ZERO);
        assertThat(wide(p -> one.get(p).replicate(3))).containsExactly(value, value, value);
        assertThat(wide(p -> WideVector.ofHigh(ring.get(p))))
                .containsExactly(BigInteger.valueOf(-5).shiftLeft(64));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 200})
    void plainNumbersArePlanes(int n) {
        WideNumbers x = WideNumbers.of(numbers(n));
        for (int width : new int[] {0, 1, 63, 64, 65, 127, 128}) {
            WideNumbers low = x.reduced(width);
            assertThat(WideNumbers.ofPlanes(x.toPlanes(width), n).toBigIntegers())
                    .isEqualTo(low.toBigIntegers());
            BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
            assertThat(low.toBigIntegers()).isEqualTo(rows(n, i -> x.toBigIntegers()[i].and(mask)));
        }
        for (int bits : new int[] {0, 1, 64, 100, 127}) {
            assertThat(x.shiftedLeft(bits).toBigIntegers())
                    .isEqualTo(rows(n, i -> x.toBigIntegers()[i].shiftLeft(bits)));
        }
    }

    @Test
    void sharesDoNotPrintAndAreChecked() {
        List<WideVector> x = Dealer.wide(random, BigInteger.TEN);
        List<WideVector> y = Dealer.wide(random, BigInteger.TEN);
        assertThat(x.getFirst()).hasToString("WideVector[1 secret rows]");
        assertThat(x.getFirst().first()).hasToString("WideNumbers[1 rows]");
        assertThatThrownBy(() -> Reconstruct.wide(List.of(x.get(0), y.get(1), x.get(2))))
                .hasMessageContaining("parties 0 and 1 do not hold the same share 1");
        assertThatThrownBy(() -> x.getFirst().plus(WideVector.zeros(3))).hasMessage("row counts differ: 1 and 3");
    }

    /// Edges first, then random ones.
    private BigInteger[] numbers(int n) {
        BigInteger[] edges = {
            BigInteger.ZERO,
            BigInteger.ONE.negate(),
            BigInteger.ONE.shiftLeft(127).negate(),
            BigInteger.ONE.shiftLeft(64),
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)
        };
        return rows(n, i -> i < edges.length ? edges[i] : new BigInteger(128, random));
    }

    private static BigInteger sum(BigInteger... values) {
        return Arrays.stream(values).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger wrapped(BigInteger value) {
        return WideNumbers.of(value).toBigIntegers()[0];
    }

    private static BigInteger[] rows(int n, IntFunction<BigInteger> row) {
        return IntStream.range(0, n).mapToObj(i -> wrapped(row.apply(i))).toArray(BigInteger[]::new);
    }

    private static BigInteger[] wide(IntFunction<WideVector> operation) {
        return Reconstruct.wide(List.of(operation.apply(0), operation.apply(1), operation.apply(2)));
    }

    private int[] permutation(int n) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }
}
