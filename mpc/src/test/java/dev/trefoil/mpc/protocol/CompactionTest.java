package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class CompactionTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void wantedRowsComeFirstInTheirOrder(int rows) {
        assertCompacts(Sample.bits("wanted", rows));
        assertCompacts(new boolean[rows]);
    }

    @Test
    void sizesDoNotDependOnTheData() {
        List<Columns> table = RowSet.random(100).deal();
        List<BitVector> some = Dealer.bits(Seed.random("some"), Sample.bits("some", 100));
        List<BitVector> none = Dealer.bits(Seed.random("none"), new boolean[100]);
        assertThat(InMemoryTrio.measure(
                                party -> Compaction.of(party, some.get(party.index()), table.get(party.index())))
                        .traces())
                .isEqualTo(InMemoryTrio.measure(
                                party -> Compaction.of(party, none.get(party.index()), table.get(party.index())))
                        .traces());
    }

    private static void assertCompacts(boolean[] wanted) {
        int rows = wanted.length;
        List<BitVector> marks = Dealer.bits(Seed.random("dealer"), wanted);
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();

        Outcome<Columns> compact = InMemoryTrio.measure(
                party -> Compaction.of(party, marks.get(party.index()), shares.get(party.index())));

        int[] order = IntStream.concat(
                        IntStream.range(0, rows).filter(i -> wanted[i]),
                        IntStream.range(0, rows).filter(i -> !wanted[i]))
                .toArray();
        assertThat(RowSet.of(compact.results())).isEqualTo(table.gather(order));
        Sample.assertCost(compact, Compaction.bits(rows, RowSet.WIDTH), Compaction.rounds());
    }
}
