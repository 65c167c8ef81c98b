package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class GroupSpreadTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    /// Two groups: rows 0 to 2, and the rest.
    @Test
    void everyRowGetsTheCellsOfTheFirstRowOfItsGroup() {
        RowSet table = RowSet.random(5);
        boolean[] first = {true, false, false, true, false};
        assertThat(run(table, first, true).results()).isEqualTo(table.gather(0, 0, 0, 3, 3));
        assertThat(run(table, first, false).results()).isEqualTo(table.gather(0, 0, 0, 1, 1));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void spreadsRandomGroups(int rows) {
        RandomGenerator random = Seed.random("groups" + rows);
        for (int most : new int[] {1, 3, rows + 1}) {
            RowSet table = RowSet.random(rows);
            boolean[] first = new boolean[rows];
            int[] firsts = new int[rows];
            int[] numbers = new int[rows];
            for (int row = 0; row < rows; row++) {
                first[row] = row == 0 || random.nextInt(most) == 0;
                firsts[row] = first[row] ? row : firsts[row - 1];
                numbers[row] = row == 0 ? 0 : numbers[row - 1] + (first[row] ? 1 : 0);
            }
            Run firstRows = run(table, first, true);
            assertThat(firstRows.results()).isEqualTo(table.gather(firsts));
            Run ofGroups = run(table, first, false);
            assertThat(ofGroups.results()).isEqualTo(table.gather(numbers));
            int planes = RowSet.WORD + 1;
            Sample.assertCost(
                    firstRows.outcome(),
                    GroupSpread.bits(rows) + GroupSpread.firstsBits(rows, 1, 1, planes),
                    GroupSpread.firstsRounds(1, 1, planes));
            Sample.assertCost(
                    ofGroups.outcome(),
                    GroupSpread.bits(rows) + GroupSpread.spreadBits(rows, 1, 1, planes),
                    GroupSpread.spreadRounds(1, 1, planes));
        }
    }

    /// Numbers alone, wide ones alone, words alone, and numbers with words.
    @Test
    void costsByKindOfColumn() {
        RowSet table = RowSet.random(20);
        assertCost(table, 1, 0, false);
        assertCost(table, 0, 1, false);
        assertCost(table, 0, 0, true);
        assertCost(table, 1, 0, true);
    }

    private static void assertCost(RowSet table, int rings, int wides, boolean word) {
        List<Columns> all = table.deal();
        List<BitVector> marks = Dealer.bits(Seed.random("marks"), PublicBits.of(Sample.bits("some", 20)));
        int planes = word ? RowSet.WORD : 0;
        for (boolean firsts : new boolean[] {true, false}) {
            Outcome<Columns> outcome = InMemoryTrio.measure(party -> {
                Columns mine = all.get(party.index());
                Columns some = Columns.of(
                        20,
                        mine.rings().subList(0, rings),
                        mine.wides().subList(0, wides),
                        word ? mine.planes().subList(0, 1) : List.of());
                GroupSpread spread = GroupSpread.of(party, marks.get(party.index()));
                return firsts ? spread.firsts(party, some) : spread.spread(party, some);
            });
            Sample.assertCost(
                    outcome,
                    GroupSpread.bits(20)
                            + (firsts
                                    ? GroupSpread.firstsBits(20, rings, wides, planes)
                                    : GroupSpread.spreadBits(20, rings, wides, planes)),
                    firsts
                            ? GroupSpread.firstsRounds(rings, wides, planes)
                            : GroupSpread.spreadRounds(rings, wides, planes));
        }
    }

    @Test
    void sizesDoNotDependOnTheData() {
        RowSet table = RowSet.random(70);
        boolean[] none = new boolean[70];
        boolean[] some = Sample.bits("some", 70);
        assertThat(run(table, none, true).outcome().traces())
                .isEqualTo(run(table, some, true).outcome().traces());
    }

    private record Run(Outcome<Columns> outcome) {
        RowSet results() {
            return RowSet.of(outcome.results());
        }
    }

    private static Run run(RowSet table, boolean[] first, boolean firsts) {
        List<Columns> columns = table.deal();
        List<BitVector> marks = Dealer.bits(Seed.random("marks"), PublicBits.of(first));
        return new Run(InMemoryTrio.measure(party -> {
            GroupSpread spread = GroupSpread.of(party, marks.get(party.index()));
            Columns mine = columns.get(party.index());
            return firsts ? spread.firsts(party, mine) : spread.spread(party, mine);
        }));
    }
}
