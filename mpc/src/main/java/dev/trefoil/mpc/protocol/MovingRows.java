package dev.trefoil.mpc.protocol;

import java.util.Arrays;

/// Rows that change places in the clear while they are sorted: the numbers of the rows, and strips of their
/// shares, which move with them.
///
/// Moves within the arrays, so that a row that is in its place is not touched. Swaps wait until some hundreds
/// are together, and are then done strip by strip.
///
/// Secret: `toString` tells the number of rows only.
final class MovingRows {
    private static final int BATCH = 512;

    private final int[] numbers;
    private final long[][] strips;
    private final int[] left = new int[BATCH];
    private final int[] right = new int[BATCH];
    private int waiting;

    /// Rows 0 to `rows` - 1 in this order, and the strips that move along: the caller's own arrays.
    MovingRows(int rows, long[][] strips) {
        this.numbers = new int[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = row;
        }
        this.strips = strips;
    }

    /// The number of the row at each place.
    int[] numbers() {
        swapAll();
        return numbers.clone();
    }

    /// Brings the rows whose bit is one before the others: bit `at` + i belongs to the row at `from` + i, and
    /// `ones` of the `count` bits are one.
    void partition(int from, int count, long[] bits, int at, int ones) {
        if (ones == 0 || ones == count) {
            return;
        }
        int middle = at + ones;
        int shift = from - at;
        int last = (middle - 1) >>> 6;
        int back = middle >>> 6;
        long found = bits[back] & (-1L << middle);
        for (int front = at >>> 6; front <= last; front++) {
            long zeros = ~bits[front] & (front == at >>> 6 ? -1L << at : -1L);
            zeros &= front == last ? -1L >>> -middle : -1L;
            for (; zeros != 0; zeros &= zeros - 1) {
                while (found == 0) {
                    found = bits[++back];
                }
                int place = (front << 6) + Long.numberOfTrailingZeros(zeros);
                int other = (back << 6) + Long.numberOfTrailingZeros(found);
                swap(shift + place, shift + other);
                found &= found - 1;
            }
        }
    }

    void swap(int place, int other) {
        if (waiting == BATCH) {
            swapAll();
        }
        left[waiting] = place;
        right[waiting++] = other;
    }

    /// Moves the `block` rows from `place` on behind the `others` rows after them, in their order; the others
    /// may change theirs.
    void moveBehind(int place, int block, int others) {
        swapAll();
        moveBehind(numbers, Arrays.copyOfRange(numbers, place, place + block), place, others);
        for (long[] strip : strips) {
            moveBehind(strip, Arrays.copyOfRange(strip, place, place + block), place, others);
        }
    }

    /// Moves the row at `place` + i to `place` + `ranks[i]`, for the first `count` ranks.
    void rearrange(int place, int[] ranks, int count) {
        swapAll();
        int[] rows = Arrays.copyOfRange(numbers, place, place + count);
        for (int i = 0; i < count; i++) {
            numbers[place + ranks[i]] = rows[i];
        }
        for (long[] strip : strips) {
            long[] shares = Arrays.copyOfRange(strip, place, place + count);
            for (int i = 0; i < count; i++) {
                strip[place + ranks[i]] = shares[i];
            }
        }
    }

    /// Does the swaps that wait: whoever reads the strips calls it first.
    void swapAll() {
        swapAll(numbers);
        for (long[] strip : strips) {
            swapAll(strip);
        }
        waiting = 0;
    }

    @Override
    public String toString() {
        return "MovingRows[" + numbers.length + " secret rows]";
    }

    private void swapAll(int[] values) {
        for (int i = 0; i < waiting; i++) {
            int value = values[left[i]];
            values[left[i]] = values[right[i]];
            values[right[i]] = value;
        }
    }

    private void swapAll(long[] values) {
        for (int i = 0; i < waiting; i++) {
            long value = values[left[i]];
            values[left[i]] = values[right[i]];
            values[right[i]] = value;
        }
    }

    private static void moveBehind(int[] values, int[] block, int place, int others) {
        int moved = Math.min(block.length, others);
        System.arraycopy(values, place + block.length + others - moved, values, place, moved);
        System.arraycopy(block, 0, values, place + others, block.length);
    }

    private static void moveBehind(long[] values, long[] block, int place, int others) {
        int moved = Math.min(block.length, others);
        System.arraycopy(values, place + block.length + others - moved, values, place, moved);
        System.arraycopy(block, 0, values, place + others, block.length);
    }
}
