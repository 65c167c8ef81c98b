package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class KnownOrderTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    private static final int WIDTH = 5;

    @ParameterizedTest
    @FieldSource("ROWS")
    void keptOrderMovesTheKeyOfAnotherSession(int rows) {
        long[] key = Sample.words("key", rows, WIDTH);
        List<BitPlanes> keys = Dealer.planes(Seed.random("dealer"), WIDTH, key);
        List<SecretPermutation> kept = kept(keys);

        Outcome<BitPlanes> again = InMemoryTrio.measure(party -> {
            Ordering order = Ordering.of(party, kept.get(party.index()));
            return KnownOrder.of(party, order, keys.get(party.index())).key();
        });

        assertThat(Reconstruct.planes(again.results()))
                .isEqualTo(IntStream.of(order(key)).mapToLong(row -> key[row]).toArray());
        Sample.assertCost(
                again,
                Ordering.bitsOfPermutation(rows) + KnownOrder.bits(rows, WIDTH),
                Ordering.roundsOfPermutation() + KnownOrder.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void wantedRowsComeFirstInTheKnownOrder(int rows) {
        assertWantedFirst(Sample.words("key", rows, WIDTH), Sample.bits("wanted", rows));
        assertWantedFirst(Sample.words("key", rows, WIDTH), new boolean[rows]);
        assertWantedFirst(new long[rows], Sample.bits("wanted", rows));
    }

    private static void assertWantedFirst(long[] key, boolean[] wanted) {
        int rows = key.length;
        List<BitPlanes> keys = Dealer.planes(Seed.random("dealer"), WIDTH, key);
        List<BitVector> marks = Dealer.bits(Seed.random("dealer"), wanted);
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();
        List<SecretPermutation> kept = kept(keys);

        Outcome<Columns> moved = InMemoryTrio.measure(party -> {
            int i = party.index();
            Ordering order = KnownOrder.wantedFirst(party, Ordering.of(party, kept.get(i)), marks.get(i));
            return order.apply(party, shares.get(i));
        });

        int[] order = order(key);
        int[] expected = IntStream.concat(
                        IntStream.of(order).filter(row -> wanted[row]),
                        IntStream.of(order).filter(row -> !wanted[row]))
                .toArray();
        assertThat(RowSet.of(moved.results())).isEqualTo(table.gather(expected));
        Sample.assertCost(
                moved,
                Ordering.bitsOfPermutation(rows)
                        + KnownOrder.bitsOfWantedFirst(rows)
                        + Ordering.bits(rows, RowSet.WIDTH),
                Ordering.roundsOfPermutation() + KnownOrder.roundsOfWantedFirst() + Ordering.rounds());
    }

    /// The order of the keys as shares, from a session of its own.
    private static List<SecretPermutation> kept(List<BitPlanes> keys) {
        return InMemoryTrio.run(party ->
                SortPermutation.of(party, keys.get(party.index())).ordering().permutation(party));
    }

    private static int[] order(long[] key) {
        return IntStream.range(0, key.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> key[row]))
                .mapToInt(row -> row)
                .toArray();
    }
}
