package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several comparisons at once cost the bits of all and the rounds of the longest.
final class SharedComparisonsTest {
    private static final List<Integer> WIDTHS = List.of(5, 1, 20);
    private static final List<Long> CONSTANTS = List.of(11L, 1L, 700_000L, 0L, 1L << 30, 640L);
    private static final List<Integer> OF = List.of(0, 1, 2, 2, 2, 2);

    @ParameterizedTest
    @EnumSource
    void ofWords(Comparator comparator) {
        int rows = 70;
        List<List<BitPlanes>> left = dealt("left", rows);
        List<List<BitPlanes>> right = dealt("right", rows);
        Outcome<List<BitVector>> less = InMemoryTrio.measure(
                party -> LessThan.all(party, mine(left, party.index()), mine(right, party.index()), comparator));
        Sample.assertCost(
                less,
                WIDTHS.stream()
                        .mapToLong(width -> LessThan.bits(rows, width, comparator))
                        .sum(),
                LessThan.rounds(20, comparator));
        for (int i = 0; i < WIDTHS.size(); i++) {
            long[] a = Sample.words("left" + WIDTHS.get(i), rows, WIDTHS.get(i));
            long[] b = Sample.words("right" + WIDTHS.get(i), rows, WIDTHS.get(i));
            for (int row = 0; row < rows; row++) {
                assertThat(bit(less, i, row)).isEqualTo(a[row] < b[row]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70})
    void withConstants(int rows) {
        List<List<BitPlanes>> words = dealt("word", rows);
        Outcome<List<BitVector>> less = InMemoryTrio.measure(party -> LessThanPublic.all(
                party,
                OF.stream().map(i -> words.get(i).get(party.index())).toList(),
                CONSTANTS.stream().map(BigInteger::valueOf).toList()));
        Sample.assertCost(
                less,
                IntStream.range(0, OF.size())
                        .mapToLong(i -> LessThanPublic.bits(rows, WIDTHS.get(OF.get(i)), CONSTANTS.get(i)))
                        .sum(),
                LessThanPublic.rounds(20, 700_000L));
        for (int i = 0; i < OF.size(); i++) {
            int width = WIDTHS.get(OF.get(i));
            long[] word = Sample.words("word" + width, rows, width);
            for (int row = 0; row < rows; row++) {
                assertThat(bit(less, i, row)).isEqualTo(word[row] < CONSTANTS.get(i));
            }
        }
    }

    private static List<List<BitPlanes>> dealt(String name, int rows) {
        return WIDTHS.stream()
                .map(width -> Dealer.planes(Seed.random(name), width, Sample.words(name + width, rows, width)))
                .toList();
    }

    private static List<BitPlanes> mine(List<List<BitPlanes>> words, int party) {
        return words.stream().map(word -> word.get(party)).toList();
    }

    private static boolean bit(Outcome<List<BitVector>> outcome, int index, int row) {
        return Reconstruct.bits(
                        outcome.results().stream().map(bits -> bits.get(index)).toList())
                .get(row);
    }
}
