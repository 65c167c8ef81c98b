package dev.trefoil.mpc.sharing;

import java.util.Arrays;

/// A public vector of bits, packed 64 rows to a `long`, row 0 in the lowest bit of word 0; bits beyond the
/// last row are zero.
public final class PublicBits {
    private final int rows;
    private final long[] words;

    private PublicBits(int rows, long[] words) {
        Words.requireCount(rows, words);
        Words.clearPadding(rows, words);
        this.rows = rows;
        this.words = words;
    }

    /// The bits of these words; the array is handed over, its bits beyond the last row are cleared.
    public static PublicBits of(int rows, long[] words) {
        return new PublicBits(rows, words);
    }

    public static PublicBits of(boolean... bits) {
        long[] words = new long[Words.count(bits.length)];
        for (int row = 0; row < bits.length; row++) {
            if (bits[row]) {
                words[row >>> 6] |= 1L << row;
            }
        }
        return new PublicBits(bits.length, words);
    }

    public static PublicBits constant(int rows, boolean value) {
        long[] words = new long[Words.count(rows)];
        if (value) {
            Arrays.fill(words, -1L);
        }
        return new PublicBits(rows, words);
    }

    public int rows() {
        return rows;
    }

    public boolean get(int row) {
        Rows.requireRange(row, row + 1, rows);
        return Words.bit(words, row) != 0;
    }

    /// The number of ones.
    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /// The packed words: read only.
    public long[] words() {
        return words;
    }

    /// The numbers of the rows that are one, ascending: for a public gather.
    public int[] ones() {
        int[] out = new int[count()];
        int at = 0;
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                out[at++] = (i << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return out;
    }

    public boolean[] toBooleans() {
        boolean[] out = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            out[row] = Words.bit(words, row) != 0;
        }
        return out;
    }

    @Override
    public String toString() {
        return "PublicBits[" + rows + " rows]";
    }
}
