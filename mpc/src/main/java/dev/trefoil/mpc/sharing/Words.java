package dev.trefoil.mpc.sharing;

/// Rows of bits packed 64 to a `long`, row 0 in the lowest bit of word 0; bits beyond the last row are zero.
final class Words {
    private static final long EVEN = 0x5555_5555_5555_5555L;

    private Words() {}

    static int count(int rows) {
        return (rows + 63) >>> 6;
    }

    /// The bits of the last word that belong to rows (all ones if it is full).
    static long lastMask(int rows) {
        return -1L >>> (-rows & 63);
    }

    /// Clears the bits beyond the last row, in place.
    static void clearPadding(int rows, long[] words) {
        if ((rows & 63) != 0) {
            words[words.length - 1] &= lastMask(rows);
        }
    }

    static void requireCount(int rows, long[] words) {
        if (rows < 0 || words.length != count(rows)) {
            throw new IllegalArgumentException(rows + " rows need " + count(Math.max(rows, 0))
                    + " words of 64 bits, but " + words.length + " were given");
        }
    }

    static long bit(long[] words, int row) {
        return (words[row >>> 6] >>> row) & 1;
    }

    static long[] slice(long[] words, int from, int to) {
        int rows = to - from;
        long[] out = new long[count(rows)];
        int word = from >>> 6;
        int shift = from & 63;
        if (shift == 0) {
            System.arraycopy(words, word, out, 0, out.length);
        } else {
            for (int i = 0; i < out.length; i++) {
                long high = word + i + 1 < words.length ? words[word + i + 1] << (64 - shift) : 0;
                out[i] = (words[word + i] >>> shift) | high;
            }
        }
        clearPadding(rows, out);
        return out;
    }

    /// Ors `rows` bits of `source` into `target` from bit `at` on; the target bits there must be zero.
    static void append(long[] source, int rows, long[] target, int at) {
        int word = at >>> 6;
        int shift = at & 63;
        int words = count(rows);
        if (shift == 0) {
            System.arraycopy(source, 0, target, word, words);
            return;
        }
        for (int i = 0; i < words; i++) {
            target[word + i] |= source[i] << shift;
            long high = source[i] >>> (64 - shift);
            if (high != 0) {
                target[word + i + 1] |= high;
            }
        }
    }

    /// Every second row of `rows`, from row `first` (0 or 1) on.
    static long[] everyOther(long[] words, int rows, int first) {
        long[] out = new long[count((rows + 1 - first) / 2)];
        long mask = EVEN << first;
        for (int i = 0; i < out.length; i++) {
            long high = 2 * i + 1 < words.length ? Long.compress(words[2 * i + 1], mask) << 32 : 0;
            out[i] = Long.compress(words[2 * i], mask) | high;
        }
        return out;
    }

    /// The rows of both in turns, `even` first, `rows` in all.
    static long[] interleaved(long[] even, long[] odd, int rows) {
        long[] out = new long[count(rows)];
        for (int i = 0; i < out.length; i++) {
            int shift = (i & 1) * 32;
            long other = i / 2 < odd.length ? odd[i / 2] >>> shift : 0;
            out[i] = Long.expand(even[i / 2] >>> shift, EVEN) | Long.expand(other, EVEN << 1);
        }
        return out;
    }

    /// The rows from the last to the first.
    static long[] reversed(long[] words, int rows) {
        long[] out = new long[words.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Long.reverse(words[words.length - 1 - i]);
        }
        int padding = -rows & 63;
        for (int i = 0; i < out.length && padding > 0; i++) {
            long high = i + 1 < out.length ? out[i + 1] << (64 - padding) : 0;
            out[i] = out[i] >>> padding | high;
        }
        return out;
    }

    static long[] gather(long[] words, int[] rows) {
        long[] out = new long[count(rows.length)];
        for (int i = 0, row = 0; i < out.length; i++) {
            int end = Math.min(row + 64, rows.length);
            long word = 0;
            for (int bit = 0; row < end; bit++, row++) {
                word |= bit(words, rows[row]) << bit;
            }
            out[i] = word;
        }
        return out;
    }

    static long[] scatter(long[] words, int[] destinations) {
        long[] out = new long[count(destinations.length)];
        for (int row = 0; row < destinations.length; row++) {
            int to = destinations[row];
            out[to >>> 6] |= bit(words, row) << to;
        }
        return out;
    }
}
