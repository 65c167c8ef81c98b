package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class AndTest {
    static final int[] ROWS = Sample.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void andsBits(int rows) {
        boolean[] x = Sample.bits("x", rows);
        boolean[] y = Sample.bits("y", rows);
        List<BitVector> xs = Dealer.bits(Seed.random("dealer"), x);
        List<BitVector> ys = Dealer.bits(Seed.random("dealer"), y);

        Outcome<BitVector> and =
                InMemoryTrio.measure(party -> And.of(party, xs.get(party.index()), ys.get(party.index())));

        boolean[] expected = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            expected[i] = x[i] && y[i];
        }
        assertThat(Reconstruct.bits(and.results()).toBooleans()).isEqualTo(expected);
        Sample.assertCost(and, And.bits(rows, 1), And.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void andsWordsAndMasks(int rows) {
        long[] x = Sample.words("x", rows, 40);
        long[] y = Sample.words("y", rows, 40);
        boolean[] mask = Sample.bits("mask", rows);
        List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), 40, x);
        List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), 40, y);
        List<BitVector> masks = Dealer.bits(Seed.random("dealer"), mask);

        Outcome<BitPlanes> words =
                InMemoryTrio.measure(party -> And.of(party, xs.get(party.index()), ys.get(party.index())));
        Outcome<long[]> masked = InMemoryTrio.measure(
                party -> Open.planes(party, And.of(party, xs.get(party.index()), masks.get(party.index()))));

        assertThat(Reconstruct.planes(words.results()))
                .isEqualTo(IntStream.range(0, rows).mapToLong(i -> x[i] & y[i]).toArray());
        Sample.assertCost(words, And.bits(rows, 40), And.rounds());
        assertThat(masked.results())
                .allSatisfy(opened -> assertThat(opened)
                        .isEqualTo(IntStream.range(0, rows)
                                .mapToLong(i -> mask[i] ? x[i] : 0)
                                .toArray()));
        Sample.assertCost(masked, And.bits(rows, 40) + Open.bits(rows, 40), And.rounds() + Open.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void manyAndsTakeOneRound(int rows) {
        List<BitVector> xs = Dealer.bits(Seed.random("dealer"), PublicBits.constant(rows, true));
        List<BitVector> ys = Dealer.bits(Seed.random("dealer"), PublicBits.constant(3, true));

        Outcome<List<BitVector>> and = InMemoryTrio.measure(party -> {
            BitVector x = xs.get(party.index());
            BitVector y = ys.get(party.index());
            return And.all(party, List.of(x, y), List.of(x, y.not(party.index())));
        });

        assertThat(Reconstruct.bits(and.results().stream().map(List::getFirst).toList())
                        .count())
                .isEqualTo(rows);
        assertThat(Reconstruct.bits(and.results().stream().map(List::getLast).toList())
                        .count())
                .isZero();
        Sample.assertCost(and, And.bits(rows + 3, 1), 1);
    }
}
