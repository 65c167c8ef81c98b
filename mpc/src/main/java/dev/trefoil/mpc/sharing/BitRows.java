package dev.trefoil.mpc.sharing;

import java.util.List;

/// One party's shares of a secret vector of words in row form: word by word instead of plane by plane, for
/// moving whole rows.
///
/// A word of `width` bits takes ceil(width/64) longs; `first()[c][row]` holds bits 64c to 64c+63 of share i,
/// the rest of the last long is zero. XOR sharing as in [BitPlanes]. The arrays are handed over on
/// construction and not written afterwards by anyone.
///
/// Secret: `toString` tells type, length and width only.
public final class BitRows {
    private final int rows;
    private final int width;
    private final long[][] first;
    private final long[][] second;

    private BitRows(int rows, int width, long[][] first, long[][] second) {
        this.rows = rows;
        this.width = width;
        this.first = checked(first);
        this.second = checked(second);
    }

    /// The number of longs a word of `width` bits takes.
    public static int chunks(int width) {
        return (width + 63) >>> 6;
    }

    /// The rows of these two shares of one party; the arrays are handed over. Bits above the width must be
    /// zero.
    public static BitRows of(int rows, int width, long[][] first, long[][] second) {
        return new BitRows(rows, width, first, second);
    }

    public static BitRows of(BitPlanes planes) {
        int chunks = chunks(planes.width());
        long[][] first = new long[chunks][];
        long[][] second = new long[chunks][];
        for (int c = 0; c < chunks; c++) {
            int width = chunkWidth(planes.width(), c);
            long[][] a = new long[width][];
            long[][] b = new long[width][];
            for (int j = 0; j < width; j++) {
                a[j] = planes.plane(64 * c + j).first();
                b[j] = planes.plane(64 * c + j).second();
            }
            first[c] = Transpose.toRows(a, planes.rows());
            second[c] = Transpose.toRows(b, planes.rows());
        }
        return new BitRows(planes.rows(), planes.width(), first, second);
    }

    public BitPlanes toPlanes() {
        BitVector[] planes = new BitVector[width];
        for (int c = 0; c < first.length; c++) {
            long[][] a = Transpose.toPlanes(first[c], chunkWidth(width, c));
            long[][] b = Transpose.toPlanes(second[c], chunkWidth(width, c));
            for (int j = 0; j < a.length; j++) {
                planes[64 * c + j] = BitVector.of(rows, a[j], b[j]);
            }
        }
        return BitPlanes.of(rows, List.of(planes));
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return width;
    }

    /// Share i of party P_i, `[chunk][row]`: read only.
    public long[][] first() {
        return first;
    }

    /// Share i+1 of party P_i, `[chunk][row]`: read only.
    public long[][] second() {
        return second;
    }

    /// Row j of the result is row `rows[j]` of this vector; the row numbers are public.
    public BitRows gather(int[] rows) {
        long[][] a = new long[first.length][rows.length];
        long[][] b = new long[first.length][rows.length];
        for (int c = 0; c < first.length; c++) {
            for (int j = 0; j < rows.length; j++) {
                a[c][j] = first[c][rows[j]];
                b[c][j] = second[c][rows[j]];
            }
        }
        return new BitRows(rows.length, width, a, b);
    }

    /// Row j of this vector becomes row `destinations[j]` of the result: a public permutation of all rows.
    public BitRows scatter(int[] destinations) {
        Rows.requireSame(rows, destinations.length);
        long[][] a = new long[first.length][rows];
        long[][] b = new long[first.length][rows];
        for (int c = 0; c < first.length; c++) {
            for (int j = 0; j < rows; j++) {
                a[c][destinations[j]] = first[c][j];
                b[c][destinations[j]] = second[c][j];
            }
        }
        return new BitRows(rows, width, a, b);
    }

    @Override
    public String toString() {
        return "BitRows[" + rows + " secret rows of " + width + " bits]";
    }

    private static int chunkWidth(int width, int chunk) {
        return Math.min(64, width - 64 * chunk);
    }

    private long[][] checked(long[][] chunks) {
        if (chunks.length != chunks(width)) {
            throw new IllegalArgumentException(
                    "words of " + width + " bits take " + chunks(width) + " longs, not " + chunks.length);
        }
        for (long[] chunk : chunks) {
            Rows.requireSame(rows, chunk.length);
        }
        return chunks;
    }
}
