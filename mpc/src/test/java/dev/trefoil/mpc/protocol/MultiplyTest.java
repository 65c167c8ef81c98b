package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class MultiplyTest {
    static final int[] ROWS = Sample.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void multipliesRowByRow(int rows) {
        long[] x = Sample.words("x", rows, 64);
        long[] y = Sample.words("y", rows, 64);
        List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
        List<RingVector> ys = Dealer.ring(Seed.random("dealer"), y);

        Outcome<RingVector> product =
                InMemoryTrio.measure(party -> Multiply.of(party, xs.get(party.index()), ys.get(party.index())));

        assertThat(Reconstruct.ring(product.results()))
                .isEqualTo(IntStream.range(0, rows).mapToLong(i -> x[i] * y[i]).toArray());
        Sample.assertCost(product, Multiply.bits(rows, 64), Multiply.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void multipliesModuloPowersOfTwo(int rows) {
        for (int width : new int[] {1, 7, 20, 32, 63}) {
            long mask = -1L >>> (64 - width);
            long[] x = Sample.words("x", rows, width);
            long[] y = Sample.words("y", rows, width);
            List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
            List<RingVector> ys = Dealer.ring(Seed.random("dealer"), y);

            Outcome<long[]> product = InMemoryTrio.measure(party ->
                    Open.ring(party, Multiply.of(party, xs.get(party.index()), ys.get(party.index()), width), width));

            assertThat(product.results())
                    .allSatisfy(opened -> assertThat(opened)
                            .isEqualTo(IntStream.range(0, rows)
                                    .mapToLong(i -> x[i] * y[i] & mask)
                                    .toArray()));
            Sample.assertCost(
                    product, Multiply.bits(rows, width) + Open.bits(rows, width), Multiply.rounds() + Open.rounds());
        }
    }

    @Test
    void sumsOfProductsCostAsMuchAsOne() {
        long[] x = Sample.words("x", 100, 64);
        long[] y = Sample.words("y", 100, 64);
        List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
        List<RingVector> ys = Dealer.ring(Seed.random("dealer"), y);

        Outcome<RingVector> sum = InMemoryTrio.measure(party -> {
            RingVector a = xs.get(party.index());
            RingVector b = ys.get(party.index());
            return Multiply.sumOfProducts(party, List.of(a, b), List.of(b, b));
        });

        assertThat(Reconstruct.ring(sum.results()))
                .isEqualTo(IntStream.range(0, 100)
                        .mapToLong(i -> (x[i] + y[i]) * y[i])
                        .toArray());
        Sample.assertCost(sum, Multiply.bits(100, 64), 1);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void dotProductCostsOneRow(int rows) {
        long[] x = Sample.words("x", rows, 64);
        List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);

        Outcome<RingVector> square =
                InMemoryTrio.measure(party -> Multiply.dotProduct(party, xs.get(party.index()), xs.get(party.index())));

        assertThat(Reconstruct.ring(square.results()))
                .containsExactly(
                        IntStream.range(0, rows).mapToLong(i -> x[i] * x[i]).sum());
        Sample.assertCost(square, Multiply.bits(1, 64), 1);
    }

    @Test
    void severalProductsTakeOneRound() {
        List<RingVector> xs = Dealer.ring(Seed.random("dealer"), 2, 3, 4);
        Outcome<List<RingVector>> products = InMemoryTrio.measure(party -> {
            RingVector x = xs.get(party.index());
            return Multiply.all(party, List.of(x, x.slice(0, 1)), List.of(x, x.slice(2, 3)), 64);
        });
        assertThat(Reconstruct.ring(
                        products.results().stream().map(List::getFirst).toList()))
                .containsExactly(4, 9, 16);
        assertThat(Reconstruct.ring(
                        products.results().stream().map(List::getLast).toList()))
                .containsExactly(8);
        Sample.assertCost(products, Multiply.bits(4, 64), 1);
    }
}
