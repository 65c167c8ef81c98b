package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class PermutationTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void applyMovesEveryRowToItsDestination(int rows) {
        int[] destinations = permutation(rows);
        List<SecretPermutation> rho = deal(destinations);
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();

        Outcome<Columns> moved = InMemoryTrio.measure(
                party -> ApplyPermutation.of(party, rho.get(party.index()), shares.get(party.index())));

        assertThat(RowSet.of(moved.results())).isEqualTo(table.gather(Positions.inverse(destinations)));
        Sample.assertCost(moved, ApplyPermutation.bits(rows, RowSet.WIDTH), ApplyPermutation.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void unapplyTakesEveryRowFromItsDestination(int rows) {
        int[] destinations = permutation(rows);
        List<SecretPermutation> rho = deal(destinations);
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();

        Outcome<Columns> moved = InMemoryTrio.measure(
                party -> UnapplyPermutation.of(party, rho.get(party.index()), shares.get(party.index())));

        assertThat(RowSet.of(moved.results())).isEqualTo(table.gather(destinations));
        Sample.assertCost(moved, UnapplyPermutation.bits(rows, RowSet.WIDTH), UnapplyPermutation.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void anOrderingMovesManyColumnsThereAndBack(int rows) {
        int[] destinations = permutation(rows);
        List<SecretPermutation> rho = deal(destinations);
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();

        Outcome<List<Columns>> moved = InMemoryTrio.measure(party -> {
            Ordering ordering = Ordering.of(party, rho.get(party.index()));
            Columns there = ordering.apply(party, shares.get(party.index()));
            return List.of(there, ordering.apply(party, shares.get(party.index())), ordering.unapply(party, there));
        });

        RowSet expected = table.gather(Positions.inverse(destinations));
        assertThat(RowSet.of(RowSet.each(moved.results(), all -> all.get(0)))).isEqualTo(expected);
        assertThat(RowSet.of(RowSet.each(moved.results(), all -> all.get(1)))).isEqualTo(expected);
        assertThat(RowSet.of(RowSet.each(moved.results(), all -> all.get(2)))).isEqualTo(table);
        Sample.assertCost(
                moved,
                Ordering.bitsOfPermutation(rows) + 3 * Ordering.bits(rows, RowSet.WIDTH),
                Ordering.roundsOfPermutation() + 3 * Ordering.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void anOrderingTellsItsPermutation(int rows) {
        int[] destinations = permutation(rows);
        List<SecretPermutation> rho = deal(destinations);
        Outcome<long[]> opened = InMemoryTrio.measure(party -> Open.ring(
                party,
                Ordering.of(party, rho.get(party.index())).permutation(party).destinations(),
                SecretPermutation.width(rows)));
        assertThat(opened.results())
                .allSatisfy(places -> assertThat(places)
                        .containsExactly(
                                Arrays.stream(destinations).asLongStream().toArray()));
    }

    @Test
    void costsNoMoreThanTheLiteratureSays() {
        long rows = 1 << 20;
        assertThat(ApplyPermutation.bits((int) rows, 64)).isEqualTo(rows * (4 * 64 + 4 * 20 + 3 * 20));
        assertThat(UnapplyPermutation.bits((int) rows, 64)).isEqualTo(rows * (4 * 64 + 4 * 20 + 3 * 20));
    }

    @Test
    void destinationsThatAreNoPermutationEndTheRun() {
        assertThatThrownBy(
                        () -> InMemoryTrio.run(party -> Ordering.of(party, SecretPermutation.ofPublic(party, 0, 1, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no permutation");
    }

    static int[] permutation(int rows) {
        List<Integer> out = IntStream.range(0, rows).boxed().collect(Collectors.toList());
        Collections.shuffle(out, Seed.random("permutation" + rows));
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<SecretPermutation> deal(int[] destinations) {
        List<RingVector> shares = Dealer.ring(
                Seed.random("destinations"),
                Arrays.stream(destinations).asLongStream().toArray());
        assertThat(Reconstruct.ring(shares)).hasSameSizeAs(destinations);
        return RowSet.each(shares, SecretPermutation::of);
    }
}
