package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.PublicBits;
import java.util.Arrays;

/// What the parties know in the clear during a quicksort of shuffled rows: which rows still stand together, and
/// the places that are settled.
///
/// A function of the row count and the opened comparison bits alone. The active rows are those of segments of
/// two rows or more, segment by segment; the first of a segment is its pivot, with which the others are
/// compared.
final class Segments {
    private final int[] order;
    private int[] rows;
    private int[] starts;
    private int[] targets;

    /// Row numbers of shuffled rows at the active positions; where each segment starts among them, and the end
    /// of the last; where each segment starts in the order.
    private Segments(int[] order, int[] rows, int[] starts, int[] targets) {
        this.order = order;
        this.rows = rows;
        this.starts = starts;
        this.targets = targets;
    }

    /// All rows in one segment.
    static Segments of(int rows) {
        int[] all = new int[rows];
        for (int i = 0; i < rows; i++) {
            all[i] = i;
        }
        return rows < 2
                ? new Segments(all, new int[0], new int[1], new int[0])
                : new Segments(new int[rows], all, new int[] {0, rows}, new int[] {0});
    }

    /// How many rows are compared in this level; zero when the order is complete.
    int comparisons() {
        return rows.length - targets.length;
    }

    /// The active positions of the rows to compare.
    int[] others() {
        int[] out = new int[comparisons()];
        int at = 0;
        for (int s = 0; s < targets.length; s++) {
            for (int i = starts[s] + 1; i < starts[s + 1]; i++) {
                out[at++] = i;
            }
        }
        return out;
    }

    /// For each row to compare, the active position of its pivot.
    int[] pivots() {
        int[] out = new int[comparisons()];
        int at = 0;
        for (int s = 0; s < targets.length; s++) {
            int end = at + starts[s + 1] - starts[s] - 1;
            Arrays.fill(out, at, end, starts[s]);
            at = end;
        }
        return out;
    }

    /// Splits every segment at its pivot: `less` tells for each row compared whether it is before its pivot.
    /// Returns the active position that each row which stays active had until now.
    int[] split(PublicBits less) {
        Split next = new Split(rows.length);
        int[] dealt = new int[rows.length];
        int compared = 0;
        for (int s = 0; s < targets.length; s++) {
            int others = starts[s + 1] - starts[s] - 1;
            int before = count(less, compared, compared + others);
            order[targets[s] + before] = rows[starts[s]];
            deal(dealt, less, compared, starts[s] + 1, before, others);
            add(next, dealt, 0, before, targets[s]);
            add(next, dealt, before, others, targets[s] + before + 1);
            compared += others;
        }
        int[] kept = Arrays.copyOf(next.kept, next.used);
        int[] active = new int[kept.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = rows[kept[i]];
        }
        rows = active;
        starts = Arrays.copyOf(next.starts, next.segments + 1);
        targets = Arrays.copyOf(next.targets, next.segments);
        return kept;
    }

    /// Place q of the order has shuffled row `order()[q]`; complete when there is nothing left to compare.
    int[] order() {
        return order.clone();
    }

    /// Keeps rows `from` to `to` of `dealt` active in a segment of their own, or settles the one that is alone.
    private void add(Split next, int[] dealt, int from, int to, int target) {
        if (to - from == 1) {
            order[target] = rows[dealt[from]];
        } else if (to > from) {
            next.add(dealt, from, to - from, target);
        }
    }

    /// Deals `others` active positions, beginning at `position`: the `before` that are less to the front, the
    /// others behind them. Without a branch on the outcome, which no processor can guess.
    private static void deal(int[] dealt, PublicBits less, int compared, int position, int before, int others) {
        int front = 0;
        int back = before;
        for (int i = 0; i < others; i++) {
            int bit = bit(less, compared + i);
            dealt[back + (front - back) * bit] = position + i;
            front += bit;
            back += 1 - bit;
        }
    }

    private static int bit(PublicBits bits, int row) {
        return (int) (bits.words()[row >>> 6] >>> row & 1);
    }

    private static int count(PublicBits bits, int from, int to) {
        int count = 0;
        for (int row = from; row < to; row++) {
            count += bit(bits, row);
        }
        return count;
    }

    /// The next level in the making.
    private static final class Split {
        private final int[] kept;
        private final int[] starts;
        private final int[] targets;
        private int used;
        private int segments;

        private Split(int active) {
            kept = new int[active];
            starts = new int[active / 2 + 1];
            targets = new int[active / 2];
        }

        private void add(int[] positions, int from, int size, int target) {
            System.arraycopy(positions, from, kept, used, size);
            targets[segments++] = target;
            used += size;
            starts[segments] = used;
        }
    }
}
