package dev.trefoil.mpc.sharing;

import java.util.Arrays;

/// Turns bit planes into rows and back, by transposing blocks of 64 x 64 bits.
///
/// Works on up to 64 blocks at a time (32 KiB, within the first cache): the exchange steps, two at a time, then
/// run over neighbouring words of four arrays, which the compiler turns into vector instructions. Holds these
/// arrays as scratch, so one belongs to one thread.
public final class Transpose {
    private static final int BLOCKS = 64;

    /// The rows that are transposed at a time.
    public static final int ROWS = 64 * BLOCKS;

    private final long[][] tile = new long[64][BLOCKS];

    /// Bit j of row r of the result is bit r of `planes[j]`; at most 64 planes of ceil(rows/64) words.
    static long[] toRows(long[][] planes, int rows) {
        long[] out = new long[rows];
        new Transpose().fill(planes, out);
        return out;
    }

    /// Bit r of plane j of the result is bit j of `values[r]`; bits of the values from `width` (at most 64)
    /// on are dropped.
    static long[][] toPlanes(long[] values, int width) {
        long[][] out = new long[width][Words.count(values.length)];
        Transpose transpose = new Transpose();
        for (int row = 0; row < values.length; row += ROWS) {
            transpose.toPlanes(values, row, Math.min(ROWS, values.length - row), out, 0, width, row >>> 6);
        }
        return out;
    }

    /// Bit j of the first `count` values (at most [#ROWS]) becomes words `word` and following of plane `plane` +
    /// j, for j below `width`; bits beyond the last value are zero.
    public void toPlanes(long[] values, int count, long[][] planes, int plane, int width, int word) {
        toPlanes(values, 0, count, planes, plane, width, word);
    }

    private void toPlanes(long[] values, int from, int count, long[][] planes, int plane, int width, int word) {
        int whole = count >>> 6;
        int blocks = Words.count(count);
        for (int i = 0; i < 64; i++) {
            load(values, from + i, tile[i], whole);
            if (blocks > whole) {
                tile[i][whole] = 64 * whole + i < count ? values[from + 64 * whole + i] : 0;
            }
        }
        exchange(blocks);
        for (int j = 0; j < width; j++) {
            System.arraycopy(tile[j], 0, planes[plane + j], word, blocks);
        }
    }

    private static void load(long[] values, int from, long[] row, int blocks) {
        for (int b = 0, at = from; b < blocks; b++, at += 64) {
            row[b] = values[at];
        }
    }

    private void fill(long[][] planes, long[] out) {
        int words = Words.count(out.length);
        for (int word = 0; word < words; word += BLOCKS) {
            int blocks = Math.min(BLOCKS, words - word);
            for (int j = 0; j < planes.length; j++) {
                System.arraycopy(planes[j], word, tile[j], 0, blocks);
            }
            for (int j = planes.length; j < 64; j++) {
                Arrays.fill(tile[j], 0, blocks, 0);
            }
            exchange(blocks);
            int whole = Math.min(blocks, (out.length >>> 6) - word);
            for (int i = 0; i < 64; i++) {
                store(tile[i], whole, out, 64 * word + i);
                if (blocks > whole && 64 * (word + whole) + i < out.length) {
                    out[64 * (word + whole) + i] = tile[i][whole];
                }
            }
        }
    }

    private static void store(long[] row, int blocks, long[] out, int from) {
        for (int b = 0, at = from; b < blocks; b++, at += 64) {
            out[at] = row[b];
        }
    }

    /// Transposes every block: `tile[i][b]` is row i of block b, before and after.
    private void exchange(int blocks) {
        long mask = 0x00000000FFFFFFFFL;
        for (int distance = 32; distance != 0; distance >>= 2) {
            int half = distance >> 1;
            long halfMask = mask ^ (mask << half);
            for (int i = 0; i < 64; i++) {
                if ((i & (distance | half)) == 0) {
                    exchange(
                            tile[i],
                            tile[i | half],
                            tile[i | distance],
                            tile[i | distance | half],
                            distance,
                            mask,
                            halfMask,
                            blocks);
                }
            }
            mask = halfMask ^ (halfMask << (half >> 1));
        }
    }

    /// Two steps, of `distance` and of half of it, on four rows.
    private static void exchange(
            long[] a, long[] b, long[] c, long[] d, int distance, long mask, long halfMask, int blocks) {
        int half = distance >> 1;
        for (int i = 0; i < blocks; i++) {
            long w = a[i];
            long x = b[i];
            long y = c[i];
            long z = d[i];
            long swap = ((w >>> distance) ^ y) & mask;
            w ^= swap << distance;
            y ^= swap;
            swap = ((x >>> distance) ^ z) & mask;
            x ^= swap << distance;
            z ^= swap;
            swap = ((w >>> half) ^ x) & halfMask;
            w ^= swap << half;
            x ^= swap;
            swap = ((y >>> half) ^ z) & halfMask;
            y ^= swap << half;
            z ^= swap;
            a[i] = w;
            b[i] = x;
            c[i] = y;
            d[i] = z;
        }
    }
}
