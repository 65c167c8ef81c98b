package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.correlation.Stream;
import dev.trefoil.mpc.sharing.PublicBits;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The opened outcomes of a quicksort that costs what is to be expected: what a rehearsal takes for them.
///
/// Of a number of uniformly random orders of the rows, always the same ones, that whose comparisons and levels
/// together are nearest to the mean of all. The outcomes of a level are those of [Segments]: of each segment,
/// which of its rows are before its pivot; here those that are come first.
final class TypicalOutcomes implements Iterator<PublicBits> {
    private static final int LEAST = 4;
    private static final int MOST = 1024;
    private static final int ROWS_IN_ALL = 1 << 18;

    private final Stream random;
    private final Pivoting pivoting;
    private final Segments segments;
    private int[] sample = new int[0];

    private TypicalOutcomes(Pivoting pivoting, int order) {
        byte[] key = new byte[16];
        key[0] = (byte) order;
        key[1] = (byte) (order >>> 8);
        this.random = new Stream(key);
        this.pivoting = pivoting;
        this.segments = Segments.of(pivoting);
    }

    /// The outcomes, level by level; where they decide what is sent, the party's meter notes a guess.
    static TypicalOutcomes of(Party party, Pivoting pivoting) {
        TypicalOutcomes outcomes = of(pivoting);
        if (!outcomes.segments.inPairs() && outcomes.segments.comparisons() > 1) {
            party.meter().guess();
        }
        return outcomes;
    }

    static TypicalOutcomes of(Pivoting pivoting) {
        int orders = Math.clamp(ROWS_IN_ALL / Math.max(1, pivoting.rows()), LEAST, MOST);
        long[] comparisons = new long[orders];
        int[] levels = new int[orders];
        for (int order = 0; order < orders; order++) {
            TypicalOutcomes tried = new TypicalOutcomes(pivoting, order);
            while (tried.hasNext()) {
                levels[order]++;
                comparisons[order] += tried.next().rows();
            }
        }
        return new TypicalOutcomes(pivoting, nearestToMean(comparisons, levels));
    }

    @Override
    public boolean hasNext() {
        return segments.comparisons() > 0;
    }

    @Override
    public PublicBits next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all rows are in order");
        }
        PublicBits outcomes = PublicBits.of(segments.comparisons(), words());
        segments.split(outcomes);
        return outcomes;
    }

    /// Where all pairs are compared, no row is before an earlier one.
    private long[] words() {
        long[] words = new long[(segments.comparisons() + 63) >>> 6];
        int at = 0;
        for (int s = 0; s < segments.count() && !segments.inPairs(); s++) {
            int others = segments.end(s) - segments.start(s) - segments.known(s);
            set(words, at, at + before(s, others));
            at += others;
        }
        return words;
    }

    /// How many of the others of a segment are before its pivot.
    private int before(int segment, int others) {
        int known = segments.known(segment);
        if (known == 1) {
            return (int) Math.unsignedMultiplyHigh(random.next(), others + 1L);
        }
        int start = segments.start(segment);
        if (start == 0 && known == pivoting.sample()) {
            sample = placesOfSample();
        }
        int first = Arrays.binarySearch(sample, start);
        int pivot = (first < 0 ? -first - 1 : first) + (known >>> 1);
        return sample[pivot] - start - (known >>> 1);
    }

    /// The places that a uniformly random sample of the rows has in the order of all, ascending.
    private int[] placesOfSample() {
        int[] places = new int[pivoting.sample()];
        int found = 0;
        for (int place = 0; found < places.length; place++) {
            long left = (long) pivoting.rows() - place;
            if (Math.unsignedMultiplyHigh(random.next(), left) < places.length - found) {
                places[found++] = place;
            }
        }
        return places;
    }

    private static void set(long[] words, int from, int to) {
        if (from == to) {
            return;
        }
        int first = from >>> 6;
        int last = (to - 1) >>> 6;
        for (int word = first; word <= last; word++) {
            words[word] |= (word == first ? -1L << from : -1L) & (word == last ? -1L >>> -to : -1L);
        }
    }

    private static int nearestToMean(long[] comparisons, int[] levels) {
        double meanComparisons = Arrays.stream(comparisons).average().orElse(0);
        double meanLevels = Arrays.stream(levels).average().orElse(0);
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int order = 0; order < levels.length; order++) {
            double distance = Math.abs(comparisons[order] / Math.max(1, meanComparisons) - 1)
                    + Math.abs(levels[order] / Math.max(1, meanLevels) - 1);
            if (distance < least) {
                least = distance;
                nearest = order;
            }
        }
        return nearest;
    }
}
