package dev.trefoil.mpc.sharing;

import java.util.Arrays;

/// Turns bit planes into rows and back, by transposing blocks of 64 x 64 bits.
///
/// Works on up to 64 blocks at a time (32 KiB, within the first cache): the six exchange steps then run over
/// neighbouring words of two
/// arrays, which the compiler turns into vector instructions.
final class Transpose {
    private static final int BLOCKS = 64;

    private Transpose() {}

    /// Bit j of row r of the result is bit r of `planes[j]`; at most 64 planes of ceil(rows/64) words.
    static long[] toRows(long[][] planes, int rows) {
        long[] out = new long[rows];
        int words = Words.count(rows);
        long[][] tile = new long[64][Math.min(BLOCKS, words)];
        for (int word = 0; word < words; word += BLOCKS) {
            int blocks = Math.min(BLOCKS, words - word);
            for (int j = 0; j < planes.length; j++) {
                System.arraycopy(planes[j], word, tile[j], 0, blocks);
            }
            for (int j = planes.length; j < 64; j++) {
                Arrays.fill(tile[j], 0);
            }
            exchange(tile, blocks);
            for (int b = 0; b < blocks; b++) {
                int row = (word + b) << 6;
                int end = Math.min(64, rows - row);
                for (int i = 0; i < end; i++) {
                    out[row + i] = tile[i][b];
                }
            }
        }
        return out;
    }

    /// Bit r of plane j of the result is bit j of `values[r]`; bits of the values from `width` (at most 64)
    /// on are dropped.
    static long[][] toPlanes(long[] values, int width) {
        int words = Words.count(values.length);
        long[][] out = new long[width][words];
        long[][] tile = new long[64][Math.min(BLOCKS, words)];
        for (int word = 0; word < words; word += BLOCKS) {
            int blocks = Math.min(BLOCKS, words - word);
            for (int b = 0; b < blocks; b++) {
                int row = (word + b) << 6;
                int end = Math.min(64, values.length - row);
                for (int i = 0; i < end; i++) {
                    tile[i][b] = values[row + i];
                }
                for (int i = end; i < 64; i++) {
                    tile[i][b] = 0;
                }
            }
            exchange(tile, blocks);
            for (int j = 0; j < width; j++) {
                System.arraycopy(tile[j], 0, out[j], word, blocks);
            }
        }
        return out;
    }

    /// Transposes every block: `tile[i][b]` is row i of block b, before and after.
    private static void exchange(long[][] tile, int blocks) {
        long mask = 0x00000000FFFFFFFFL;
        for (int distance = 32; distance != 0; distance >>= 1, mask ^= mask << distance) {
            for (int i = 0; i < 64; i = ((i | distance) + 1) & ~distance) {
                exchange(tile[i], tile[i | distance], distance, mask, blocks);
            }
        }
    }

    private static void exchange(long[] low, long[] high, int distance, long mask, int blocks) {
        for (int b = 0; b < blocks; b++) {
            long x = low[b];
            long y = high[b];
            long swap = ((x >>> distance) ^ y) & mask;
            low[b] = x ^ (swap << distance);
            high[b] = y ^ swap;
        }
    }
}
