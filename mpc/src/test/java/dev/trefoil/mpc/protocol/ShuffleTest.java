package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ShuffleTest {
    static final int[] ROWS = {0, 1, 2, 5, 63, 64, 65, 300};

    @ParameterizedTest
    @FieldSource("ROWS")
    void keepsRowsTogether(int rows) {
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();

        Outcome<Columns> shuffled = InMemoryTrio.measure(party -> Shuffle.of(party, shares.get(party.index())));

        assertThat(rowsOf(RowSet.of(shuffled.results()))).containsExactlyInAnyOrderElementsOf(rowsOf(table));
        Sample.assertCost(shuffled, Shuffle.bits(rows, RowSet.WIDTH), Shuffle.rounds());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void unshuffleUndoesIt(int rows) {
        RowSet table = RowSet.random(rows);
        List<Columns> shares = table.deal();

        Outcome<Columns> same = InMemoryTrio.measure(party -> {
            SharedPermutation permutation = SharedPermutation.draw(party, rows);
            RowForm there = Shuffle.rows(party, permutation, RowForm.of(shares.get(party.index())));
            return Unshuffle.rows(party, permutation, there).toColumns();
        });

        assertThat(RowSet.of(same.results())).isEqualTo(table);
        Sample.assertCost(
                same,
                Shuffle.bits(rows, RowSet.WIDTH) + Unshuffle.bits(rows, RowSet.WIDTH),
                Shuffle.rounds() + Unshuffle.rounds());
    }

    @Test
    void costsNoMoreThanTheLiteratureSays() {
        assertThat(Shuffle.bits(300, 30)).isEqualTo(300 * 30 * 4);
    }

    @Test
    void sizesDoNotDependOnTheData() {
        RowSet table = RowSet.random(100);
        RowSet constant = table.gather(new int[100]);
        List<Columns> shares = table.deal();
        List<Columns> others = constant.deal();
        assertThat(InMemoryTrio.measure(party -> Shuffle.of(party, shares.get(party.index())))
                        .traces())
                .isEqualTo(InMemoryTrio.measure(party -> Shuffle.of(party, others.get(party.index())))
                        .traces());
    }

    static List<List<Object>> rowsOf(RowSet table) {
        List<List<Object>> out = new ArrayList<>();
        for (int i = 0; i < table.ring().size(); i++) {
            out.add(List.of(
                    table.ring().get(i),
                    table.wide().get(i),
                    table.word().get(i),
                    table.bit().get(i)));
        }
        return out;
    }
}
