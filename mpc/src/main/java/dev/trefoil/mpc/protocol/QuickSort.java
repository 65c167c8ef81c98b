package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitRows;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PublicBits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// Sorts rows by an unsigned key: shuffles them, then compares in the open, as quicksort does.
///
/// *Inputs.* A key. *Output.* The order of the rows, equal keys in the order before, and the sorted key. *What
/// each party sees.* The outcomes of comparing shuffled rows with their pivots. Every row carries its number
/// below its key, so rows are distinct, and the outcomes are those of sorting a uniformly random order of
/// distinct items, whatever the data: all equal keys look like all different ones. *Bits.* 4 (width + index) a
/// row, and for each of the comparisons, about rows * (1.39 log2 rows - 2.8), 3 (gates + 1): an exact function
/// of the outcomes, see [#messages]. *Rounds.* 2, then for each level, about 2.65 log2 rows, those of a
/// comparison and 1. *Paper.* Hamada et al. 2012; ORQ (SOSP 2025) with bit-sliced comparators.
public final class QuickSort {
    private QuickSort() {}

    public static Sorted of(Party party, BitPlanes key, LinkSpeed speed) {
        return run(party, key, speed, outcomes -> {});
    }

    /// Tells `seen` the opened outcomes of each level.
    static Sorted run(Party party, BitPlanes key, LinkSpeed speed, Consumer<PublicBits> seen) {
        int index = SecretPermutation.width(key.rows());
        SharedPermutation shuffle = SharedPermutation.draw(party, key.rows());
        Columns numbered =
                Columns.of(key.rows()).with(numbers(party, key.rows())).with(key);
        BitRows shuffled = Shuffle.rows(party, shuffle, RowForm.of(numbered)).words();
        Segments segments = Segments.of(key.rows());
        Iterator<PublicBits> rehearsed = party.rehearses() ? TypicalOutcomes.of(party, key.rows()) : null;
        BitRows active = shuffled;
        while (segments.comparisons() > 0) {
            BitPlanes rows = active.gather(segments.others()).toPlanes();
            BitPlanes pivots = active.gather(segments.pivots()).toPlanes();
            Comparator comparator = speed.comparator(rows.rows(), rows.width());
            BitVector less = LessThan.unsigned(party, rows, pivots, comparator);
            PublicBits opened = Open.bits(party, less);
            PublicBits outcomes = rehearsed == null ? opened : rehearsed.next();
            seen.accept(outcomes);
            active = active.gather(segments.split(outcomes));
        }
        int[] order = segments.order();
        BitPlanes sorted = shuffled.gather(order).toPlanes();
        return new Sorted(new Ordering(shuffle, order), sorted.bits(index, sorted.width()));
    }

    /// The payload bits of every message that party `party` sends when the outcomes of the levels are these.
    static List<Long> messages(int party, int rows, int width, LinkSpeed speed, List<PublicBits> outcomes) {
        int word = width + SecretPermutation.width(rows);
        List<Long> out = new ArrayList<>();
        out.add((long) rows * word);
        if (party == 2) {
            out.add((long) rows * word);
        }
        Segments segments = Segments.of(rows);
        for (PublicBits level : outcomes) {
            long compared = segments.comparisons();
            switch (speed.comparator(compared, word)) {
                case RIPPLE -> {
                    for (int bit = 0; bit < word; bit++) {
                        out.add(compared);
                    }
                }
                case TREE -> {
                    for (int leaves = word + 1; leaves > 1; leaves = (leaves + 1) / 2) {
                        out.add(compared * (2 * (leaves / 2) - 1));
                    }
                }
            }
            out.add(compared);
            segments.split(level);
        }
        return out;
    }

    /// Rounds when the outcomes of the levels are these.
    static int rounds(int rows, int width, LinkSpeed speed, List<PublicBits> outcomes) {
        int word = width + SecretPermutation.width(rows);
        int rounds = Shuffle.rounds();
        for (PublicBits level : outcomes) {
            rounds += LessThan.rounds(word, speed.comparator(level.rows(), word)) + Open.rounds();
        }
        return rounds;
    }

    /// The comparisons to expect for each row: 2 (1 + 1/n) H_n - 4 with the n-th harmonic number, near 1.39
    /// log2 n - 2.8.
    static double comparisons(int rows) {
        if (rows < 2) {
            return 0;
        }
        double harmonic = Math.log(rows) + 0.57722 + 0.5 / rows;
        return 2 * (1 + 1.0 / rows) * harmonic - 4;
    }

    /// The levels to expect.
    static double levels(int rows) {
        return rows < 2 ? 0 : 2.65 * log2(rows);
    }

    private static double log2(int rows) {
        return Math.log(rows) / Math.log(2);
    }

    private static BitPlanes numbers(Party party, int rows) {
        long[] numbers = new long[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = i;
        }
        return BitPlanes.ofPublic(party.index(), SecretPermutation.width(rows), numbers);
    }
}
