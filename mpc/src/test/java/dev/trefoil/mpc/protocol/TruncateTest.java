package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TruncateTest {
    /// Edge and random values with |x| < 2^(width-2).
    private static long[] numbers(int rows, int width) {
        long[] words = Sample.words("numbers", rows, width - 1);
        long[] out = new long[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = words[i] - (1L << (width - 2));
            if (out[i] == -(1L << (width - 2))) {
                out[i]++;
            }
        }
        return out;
    }

    @Test
    void roundsDownOrUp() {
        for (int rows : Sample.ROWS) {
            for (int[] shape : new int[][] {{64, 16}, {64, 1}, {64, 62}, {40, 7}}) {
                int width = shape[0];
                int shift = shape[1];
                long[] x = numbers(rows, width);
                List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
                Outcome<RingVector> outcome =
                        InMemoryTrio.measure(party -> Truncate.of(party, xs.get(party.index()), shift, width));
                long[] result = Reconstruct.ring(outcome.results());
                for (int i = 0; i < rows; i++) {
                    long extended = result[i] << (64 - width) >> (64 - width);
                    assertThat(extended - (x[i] >> shift)).isBetween(0L, 1L);
                }
                Sample.assertCost(outcome, Truncate.bits(rows, shift, width), Truncate.rounds());
            }
        }
    }

    /// The chance of rounding up is the fraction: here a quarter.
    @Test
    void roundsUpAsOftenAsTheFractionSays() {
        int rows = 40_000;
        long[] x = IntStream.range(0, rows)
                .mapToLong(i -> (1000L << 16) + (1 << 14))
                .toArray();
        List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
        List<RingVector> shares = InMemoryTrio.run(party -> Truncate.of(party, xs.get(party.index()), 16, 64));
        double mean = Arrays.stream(Reconstruct.ring(shares)).average().orElseThrow();
        assertThat(mean).isCloseTo(1000.25, within(0.02));
    }

    @ParameterizedTest
    @EnumSource
    void exactRoundsDown(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int[] shape : new int[][] {{64, 16}, {64, 0}, {64, 63}, {40, 7}, {41, 7}, {1, 0}}) {
                int width = shape[0];
                int shift = shape[1];
                long[] words = Sample.words("x", rows, width);
                long[] x = Sample.map(64, rows, i -> words[i] << (64 - width) >> (64 - width));
                List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
                Outcome<RingVector> outcome = InMemoryTrio.measure(
                        party -> TruncateExact.of(party, xs.get(party.index()), shift, width, adder));
                assertThat(Reconstruct.ring(outcome.results())).isEqualTo(Sample.map(64, rows, i -> x[i] >> shift));
                Sample.assertCost(
                        outcome,
                        TruncateExact.bits(rows, shift, width, adder),
                        TruncateExact.rounds(shift, width, adder));
            }
        }
    }

    @Test
    void multipliesFixedPoint() {
        for (int rows : Sample.ROWS) {
            long[] x = numbers(rows, 32);
            long[] y = Arrays.stream(numbers(rows, 31)).map(v -> v / 3).toArray();
            List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
            List<RingVector> ys = Dealer.ring(Seed.random("dealer"), y);
            Outcome<RingVector> product = InMemoryTrio.measure(
                    party -> FixedMultiply.of(party, xs.get(party.index()), ys.get(party.index()), 16, 64));
            Outcome<RingVector> sum = InMemoryTrio.measure(party -> {
                RingVector a = xs.get(party.index());
                RingVector b = ys.get(party.index());
                return FixedMultiply.sumOfProducts(party, List.of(a, b), List.of(b, b), 16, 64);
            });
            long[] products = Reconstruct.ring(product.results());
            long[] sums = Reconstruct.ring(sum.results());
            for (int i = 0; i < rows; i++) {
                assertThat(products[i] - ((x[i] * y[i]) >> 16)).isBetween(0L, 1L);
                assertThat(sums[i] - (((x[i] + y[i]) * y[i]) >> 16)).isBetween(0L, 1L);
            }
            Sample.assertCost(product, FixedMultiply.bits(rows, 16, 64), FixedMultiply.rounds());
            Sample.assertCost(sum, FixedMultiply.bits(rows, 16, 64), FixedMultiply.rounds());
        }
    }

    /// The exact figures of the operator table in the design, bits per party per row.
    @Test
    void figuresAreThoseOfTheDesign() {
        assertThat(FixedMultiply.bits(1, 16, 64)).isEqualTo(3 * 112);
        assertThat(Truncate.bits(1, 16, 64)).isEqualTo(3 * 64 + 16);
    }
}
