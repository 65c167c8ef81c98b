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
    private static final int LEAST = 16;
    private static final int MOST = 1024;
    private static final int ROWS_IN_ALL = 1 << 18;

    private final Stream ranks;
    private int[] segments;

    private TypicalOutcomes(int rows, int order) {
        byte[] key = new byte[16];
        key[0] = (byte) order;
        key[1] = (byte) (order >>> 8);
        this.ranks = new Stream(key);
        this.segments = rows < 2 ? new int[0] : new int[] {rows};
    }

    /// The outcomes, level by level, for so many rows; where they decide what is sent, the party's meter notes a
    /// guess.
    static TypicalOutcomes of(Party party, int rows) {
        if (rows > 2) {
            party.meter().guess();
        }
        return of(rows);
    }

    static TypicalOutcomes of(int rows) {
        int orders = Math.clamp(ROWS_IN_ALL / Math.max(1, rows), LEAST, MOST);
        long[] comparisons = new long[orders];
        int[] levels = new int[orders];
        for (int order = 0; order < orders; order++) {
            TypicalOutcomes tried = new TypicalOutcomes(rows, order);
            while (tried.hasNext()) {
                levels[order]++;
                comparisons[order] += tried.comparisons();
                tried.split(tried.segmentRanks());
            }
        }
        return new TypicalOutcomes(rows, nearestToMean(comparisons, levels));
    }

    @Override
    public boolean hasNext() {
        return segments.length > 0;
    }

    @Override
    public PublicBits next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all rows are in order");
        }
        int[] before = segmentRanks();
        long[] words = new long[(comparisons() + 63) >>> 6];
        int start = 0;
        for (int s = 0; s < segments.length; s++) {
            for (int row = start; row < start + before[s]; row++) {
                words[row >>> 6] |= 1L << row;
            }
            start += segments[s] - 1;
        }
        PublicBits outcomes = PublicBits.of(start, words);
        split(before);
        return outcomes;
    }

    private int comparisons() {
        return Arrays.stream(segments).sum() - segments.length;
    }

    /// For each segment, how many of its rows are before its pivot.
    private int[] segmentRanks() {
        int[] before = new int[segments.length];
        for (int s = 0; s < before.length; s++) {
            before[s] = (int) Math.unsignedMultiplyHigh(ranks.next(), segments[s]);
        }
        return before;
    }

    private void split(int[] before) {
        int[] next = new int[2 * segments.length];
        int count = 0;
        for (int s = 0; s < segments.length; s++) {
            int behind = segments[s] - 1 - before[s];
            next[count] = before[s];
            count += before[s] > 1 ? 1 : 0;
            next[count] = behind;
            count += behind > 1 ? 1 : 0;
        }
        segments = Arrays.copyOf(next, count);
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
