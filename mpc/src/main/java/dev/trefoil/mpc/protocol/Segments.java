package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.PublicBits;
import java.util.Arrays;

/// What the parties know in the clear during a quicksort of shuffled rows: which rows still stand together, and
/// the places that are settled.
///
/// A function of the row count, the [Pivoting] and the opened comparison bits alone. A segment is a range of
/// places whose rows are known to belong there; it begins with rows whose order is known already (one, or those
/// of a sorted sample), and the middle one of them is the pivot with which the rows behind them are compared.
/// In the last level of a phase, all rows of each segment are compared with each other instead.
final class Segments {
    private final Pivoting pivoting;
    private final MovingRows rows;
    private int phase;
    private Level level = new Level();
    private Level next = new Level();
    private int comparisons;
    private boolean inPairs;

    private Segments(Pivoting pivoting, MovingRows rows) {
        this.pivoting = pivoting;
        this.rows = rows;
        prepare();
    }

    /// All rows together; the strips move with the rows, within their arrays.
    static Segments of(Pivoting pivoting, long[]... strips) {
        return new Segments(pivoting, new MovingRows(pivoting.rows(), strips));
    }

    /// How many comparisons this level makes; zero when the order is complete.
    int comparisons() {
        return comparisons;
    }

    /// Whether all rows of each segment are compared with each other in this level.
    boolean inPairs() {
        return inPairs;
    }

    /// The number of segments.
    int count() {
        return level.count;
    }

    int start(int segment) {
        return level.starts[segment];
    }

    /// How many of the segment's first rows are in order.
    int known(int segment) {
        return level.knowns[segment];
    }

    int end(int segment) {
        return level.ends[segment];
    }

    /// Splits every segment: `less` tells for each comparison, in the order of [Runs], whether the row is before
    /// the one it was compared with.
    void split(PublicBits less) {
        if (inPairs) {
            settle(less.words());
        } else {
            splitAtPivots(less.words());
        }
        rows.swapAll();
        Level used = level;
        level = next;
        next = used;
        next.count = 0;
        prepare();
    }

    /// Place q of the order has shuffled row `order()[q]`; complete when there is nothing left to compare.
    int[] order() {
        return rows.numbers();
    }

    private void splitAtPivots(long[] less) {
        int at = 0;
        for (int s = 0; s < level.count; s++) {
            int start = level.starts[s];
            int known = level.knowns[s];
            int others = level.ends[s] - start - known;
            int before = count(less, at, at + others);
            rows.partition(start + known, others, less, at, before);
            at += others;
            int low = known >>> 1;
            int pivot = start + low + before;
            if (known == 1 && before > 0) {
                rows.swap(start, pivot);
            } else if (known > 1) {
                rows.moveBehind(start + low, known - low, before);
            }
            next.add(start, low, pivot);
            next.add(pivot + 1, known - low - 1, level.ends[s]);
        }
    }

    /// Puts the rows of every segment in the places that the comparisons of all pairs say.
    private void settle(long[] less) {
        int[] ranks = new int[0];
        int at = 0;
        for (int s = 0; s < level.count; s++) {
            int count = level.ends[s] - level.starts[s];
            ranks = ranks.length < count ? new int[count] : ranks;
            Arrays.fill(ranks, 0, count, 0);
            for (int row = 0; row < count; row++) {
                for (int other = row + 1; other < count; other++, at++) {
                    int bit = (int) ((less[at >>> 6] >>> at) & 1);
                    ranks[row] += bit;
                    ranks[other] += 1 - bit;
                }
            }
            rows.rearrange(level.starts[s], ranks, count);
        }
    }

    /// Begins the next phase if this one is done, and decides how the level is compared.
    private void prepare() {
        while (level.count == 0 && phase < pivoting.phases()) {
            level.add(0, phase == 0 ? 1 : pivoting.size(phase - 1), pivoting.size(phase));
            phase++;
        }
        long pairs = 0;
        long compared = 0;
        boolean sampled = false;
        for (int s = 0; s < level.count; s++) {
            long count = (long) level.ends[s] - level.starts[s];
            compared += count - level.knowns[s];
            pairs += count * (count - 1) / 2;
            sampled |= level.knowns[s] > 1;
        }
        inPairs = !sampled && pivoting.endsWith(pairs, compared);
        comparisons = (int) (inPairs ? pairs : compared);
    }

    private static int count(long[] bits, int from, int to) {
        int first = from >>> 6;
        int last = (to - 1) >>> 6;
        long low = -1L << from;
        long high = -1L >>> -to;
        if (first == last) {
            return Long.bitCount(bits[first] & low & high);
        }
        int count = Long.bitCount(bits[first] & low) + Long.bitCount(bits[last] & high);
        for (int word = first + 1; word < last; word++) {
            count += Long.bitCount(bits[word]);
        }
        return count;
    }

    /// The segments that have something to compare.
    private static final class Level {
        private int[] starts = new int[16];
        private int[] knowns = new int[16];
        private int[] ends = new int[16];
        private int count;

        private void add(int start, int known, int end) {
            int inOrder = Math.max(1, known);
            if (end - start <= inOrder) {
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                knowns = Arrays.copyOf(knowns, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = start;
            knowns[count] = inOrder;
            ends[count++] = end;
        }
    }
}
