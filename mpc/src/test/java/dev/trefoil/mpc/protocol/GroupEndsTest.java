package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class GroupEndsTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    private static final int WIDTH = 9;

    /// Groups of two, one and three rows, and a row behind that is none: the sums 3, 3 and 15 come back to their
    /// rows.
    @Test
    void bringsTheNumberOfAGroupToItsRows() {
        boolean[] end = {false, true, true, false, false, true, false};
        assertThat(spread(end, 1, 2, 3, 4, 5, 6, 7)).containsExactly(3, 3, 3, 15, 15, 15, 15);
        assertThat(spread(new boolean[2], 1, 2)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void foldsAndSpreadsRandomGroups(int rows) {
        Random random = Seed.random("groups" + rows);
        boolean[] end = new boolean[rows];
        long[] values = random.longs(rows, 0, 1 << WIDTH).toArray();
        for (int valid = 0; valid < rows * 3 / 4; valid++) {
            end[valid] = random.nextInt(3) == 0;
        }
        long[] found = spread(end, values);
        long sum = 0;
        int start = 0;
        for (int row = 0; row < rows; row++) {
            sum += values[row];
            if (end[row]) {
                for (int of = start; of <= row; of++) {
                    assertThat(found[of]).isEqualTo(sum);
                }
                sum = 0;
                start = row + 1;
            }
        }
        List<BitPlanes> word = Dealer.planes(Seed.random("dealer"), WIDTH, values);
        List<BitVector> ends = Dealer.bits(Seed.random("dealer"), end);
        long[] firsts = Reconstruct.planes(InMemoryTrio.run(
                party -> GroupEnds.of(party, ends.get(party.index())).firsts(party, word.get(party.index()))));
        int group = 0;
        for (int row = 0; row < rows && group < count(end); row++) {
            if (row == 0 || end[row - 1]) {
                assertThat(firsts[group++]).isEqualTo(values[row]);
            }
        }
    }

    @Test
    void formulasAreExact() {
        int rows = 130;
        List<BitVector> ends = Dealer.bits(Seed.random("dealer"), Sample.bits("ends", rows));
        List<RingVector> numbers = Dealer.ring(Seed.random("dealer"), Sample.words("numbers", rows, 60));
        Outcome<BitVector> made = InMemoryTrio.measure(
                party -> GroupEnds.of(party, ends.get(party.index())).valid());
        Sample.assertCost(made, GroupEnds.bits(rows), GroupEnds.rounds());
        Outcome<RingVector> spread = InMemoryTrio.measure(
                party -> GroupEnds.of(party, ends.get(party.index())).spread(party, numbers.get(party.index())));
        assertThat(spread.bits()).isEqualTo(GroupEnds.bits(rows) + GroupEnds.bitsOfSpread(rows));
        assertThat(spread.rounds()).isLessThanOrEqualTo(GroupEnds.rounds() + GroupEnds.roundsOfSpread());
    }

    @Test
    void sizesDoNotDependOnTheData() {
        assertThat(run(new boolean[6], 1, 2, 3, 4, 5, 6).traces())
                .isEqualTo(run(new boolean[] {true, true, true, false, false, true}, 0, 0, 0, 0, 0, 0)
                        .traces());
    }

    /// The sums of the groups, in all rows.
    private static long[] spread(boolean[] end, long... values) {
        return Reconstruct.ring(run(end, values).results());
    }

    private static Outcome<RingVector> run(boolean[] end, long... values) {
        List<BitVector> ends = Dealer.bits(Seed.random("dealer"), end);
        List<RingVector> numbers = Dealer.ring(Seed.random("dealer"), values);
        return InMemoryTrio.measure(party -> {
            GroupEnds groups = GroupEnds.of(party, ends.get(party.index()));
            return groups.spread(party, groups.sums(party, numbers.get(party.index())));
        });
    }

    private static int count(boolean[] bits) {
        int count = 0;
        for (boolean bit : bits) {
            count += bit ? 1 : 0;
        }
        return count;
    }
}
