package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BestOfGroupTest {
    private static final int WEIGHT = 3;
    private static final int WORD = 12;

    /// | start | weight | word | best | |---|---|---|---| | yes | 2 | 10 | 10 | | no | 2 | 11 | 10 | | no | 3 |
    /// 12 | 12 | | yes | 1 | 13 | 13 |
    @Test
    void theFirstOfTheHeaviestWins() {
        assertThat(best(
                        new boolean[] {true, false, false, true},
                        new long[] {2, 2, 3, 1},
                        new long[] {10, 11, 12, 13},
                        Comparator.TREE))
                .containsExactly(10, 10, 12, 13);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithALoop(Comparator comparator) {
        for (int rows : Sample.ROWS) {
            boolean[] start = Sample.bits("start", rows);
            long[] weight = Sample.words("weight", rows, WEIGHT);
            long[] word = Sample.words("word", rows, WORD);
            if (rows > 0) {
                start[0] = true;
            }
            long[] found = best(start, weight, word, comparator);
            int at = 0;
            for (int row = 0; row < rows; row++) {
                at = start[row] || weight[row] > weight[at] ? row : at;
                assertThat(found[row]).isEqualTo(word[at]);
            }
        }
    }

    private static long[] best(boolean[] start, long[] weight, long[] word, Comparator comparator) {
        int rows = start.length;
        List<BitVector> starts = Dealer.bits(Seed.random("dealer"), start);
        List<BitPlanes> weights = Dealer.planes(Seed.random("dealer"), WEIGHT, weight);
        List<BitPlanes> words = Dealer.planes(Seed.random("dealer"), WORD, word);
        Outcome<BitPlanes> best = InMemoryTrio.measure(party -> BestOfGroup.of(
                party, starts.get(party.index()), weights.get(party.index()), words.get(party.index()), comparator));
        Sample.assertCost(
                best, BestOfGroup.bits(rows, WEIGHT, WORD, comparator), BestOfGroup.rounds(rows, WEIGHT, comparator));
        return Reconstruct.planes(best.results());
    }
}
