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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GreatestOfGroupTest {
    private static final List<Integer> WIDTHS = List.of(3, 12, 1);

    static Stream<LinkSpeed> speeds() {
        return Stream.of(LinkSpeed.LAN, LinkSpeed.WAN, new LinkSpeed(0, 1));
    }

    /// | start | word | greatest | |---|---|---| | yes | 2 | 2 | | no | 1 | 2 | | no | 3 | 3 | | yes | 1 | 1 | | no | 1
    /// | 1 |
    @Test
    void theGreatestSoFarOfEachGroup() {
        assertThat(greatest(
                                new boolean[] {true, false, false, true, false},
                                List.of(new long[] {2, 1, 3, 1, 1}),
                                List.of(2),
                                LinkSpeed.LAN)
                        .getFirst())
                .containsExactly(2, 2, 3, 1, 1);
    }

    @ParameterizedTest
    @MethodSource("speeds")
    void agreesWithALoopWhateverTheFirstRowSays(LinkSpeed speed) {
        for (int rows : Sample.ROWS) {
            boolean[] start = Sample.bits("start", rows);
            List<long[]> words = WIDTHS.stream()
                    .map(width -> Sample.words("word" + width, rows, width))
                    .toList();
            List<long[]> found = greatest(start, words, WIDTHS, speed);
            for (int c = 0; c < words.size(); c++) {
                long most = 0;
                for (int row = 0; row < rows; row++) {
                    long here = words.get(c)[row];
                    most = row == 0 || start[row] ? here : Math.max(most, here);
                    assertThat(found.get(c)[row]).isEqualTo(most);
                }
            }
        }
    }

    private static List<long[]> greatest(boolean[] start, List<long[]> words, List<Integer> widths, LinkSpeed speed) {
        List<BitVector> starts = Dealer.bits(Seed.random("starts"), start);
        List<List<BitPlanes>> shares = Stream.iterate(0, c -> c < words.size(), c -> c + 1)
                .map(c -> Dealer.planes(Seed.random("words" + c), widths.get(c), words.get(c)))
                .toList();
        Outcome<List<BitPlanes>> greatest = InMemoryTrio.measure(party -> GreatestOfGroup.of(
                party,
                starts.get(party.index()),
                shares.stream().map(column -> column.get(party.index())).toList(),
                speed));
        Sample.assertCost(
                greatest,
                GreatestOfGroup.bits(start.length, widths, speed),
                GreatestOfGroup.rounds(start.length, widths, speed));
        return Stream.iterate(0, c -> c < words.size(), c -> c + 1)
                .map(c -> Reconstruct.planes(greatest.results().stream()
                        .map(columns -> columns.get(c))
                        .toList()))
                .toList();
    }
}
