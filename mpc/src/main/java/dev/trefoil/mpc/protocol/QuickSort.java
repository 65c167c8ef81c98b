package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitRows;
import dev.trefoil.mpc.sharing.PublicBits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Sorts rows by an unsigned key: shuffles them, then compares in the open, as quicksort does.
///
/// *Inputs.* A key. *Output.* The order of the rows, equal keys in the order before, and the sorted key. *What
/// each party sees.* The outcomes of comparing shuffled rows with each other. Every row carries its number
/// below its key, so rows are distinct, and the outcomes are those of sorting a uniformly random order of
/// distinct items, whatever the data: all equal keys look like all different ones. Which rows are compared next
/// follows from the row count and the outcomes so far ([Segments], [Pivoting]), so this holds for every
/// schedule: a sample sorted first, whose middle rows are pivots for the others; first rows as pivots; all pairs
/// of short segments. *Bits.* 4 (width + index) a row, and for each of the comparisons, about rows (log2 rows +
/// 0.3) when there are many rows, 3 (gates + 1): an exact function of the outcomes, see [#messages]. *Rounds.*
/// 2, then for each level those of a comparison and 1; about 48 levels for a million rows. *Paper.* Hamada et
/// al. 2012; ORQ (SOSP 2025) with bit-sliced comparators; the sample as in samplesort (Frazer and McKellar
/// 1970).
public final class QuickSort {
    private QuickSort() {}

    public static Sorted of(Party party, BitPlanes key, LinkSpeed speed) {
        return run(party, key, speed, pivoting(key.rows(), key.width(), speed), outcomes -> {});
    }

    static Pivoting pivoting(int rows, int width, LinkSpeed speed) {
        return Pivoting.of(rows, width + SecretPermutation.width(rows), speed);
    }

    /// Tells `seen` the opened outcomes of each level.
    static Sorted run(Party party, BitPlanes key, LinkSpeed speed, Pivoting pivoting, Consumer<PublicBits> seen) {
        int index = SecretPermutation.width(key.rows());
        SharedPermutation shuffle = SharedPermutation.draw(party, key.rows());
        Columns numbered =
                Columns.of(key.rows()).with(numbers(party, key.rows())).with(key);
        BitRows shuffled = Shuffle.rows(party, shuffle, RowForm.of(numbered)).words();
        long[][] strips = Stream.of(shuffled.first(), shuffled.second())
                .flatMap(Stream::of)
                .toArray(long[][]::new);
        Segments segments = Segments.of(pivoting, strips);
        PivotComparison comparison = new PivotComparison(party, speed, shuffled.width(), strips);
        Iterator<PublicBits> rehearsed = party.rehearses() ? TypicalOutcomes.of(party, pivoting) : null;
        while (segments.comparisons() > 0) {
            PublicBits opened = Open.bits(party, comparison.less(segments));
            PublicBits outcomes = rehearsed == null ? opened : rehearsed.next();
            seen.accept(outcomes);
            segments.split(outcomes);
        }
        BitPlanes sorted = shuffled.toPlanes();
        return new Sorted(new Ordering(shuffle, segments.order()), sorted.bits(index, sorted.width()));
    }

    /// The payload bits of every message that party `party` sends when the outcomes of the levels are these.
    static List<Long> messages(int party, int width, LinkSpeed speed, Pivoting pivoting, List<PublicBits> outcomes) {
        int rows = pivoting.rows();
        int word = width + SecretPermutation.width(rows);
        List<Long> out = new ArrayList<>();
        out.add((long) rows * word);
        if (party == 2) {
            out.add((long) rows * word);
        }
        Segments segments = Segments.of(pivoting);
        for (PublicBits level : outcomes) {
            int compared = segments.comparisons();
            switch (speed.comparator(compared, word)) {
                case RIPPLE -> {
                    for (int bit = 0; bit < word; bit++) {
                        out.addAll(Ripple.messages(compared));
                    }
                }
                case TREE -> {
                    for (int leaves = word + 1; leaves > 1; leaves = (leaves + 1) / 2) {
                        out.add(compared * (2L * (leaves / 2) - 1));
                    }
                }
            }
            out.add((long) compared);
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

    private static BitPlanes numbers(Party party, int rows) {
        long[] numbers = new long[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = i;
        }
        return BitPlanes.ofPublic(party.index(), SecretPermutation.width(rows), numbers);
    }
}
