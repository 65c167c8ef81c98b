package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Transpose;
import java.util.Arrays;

/// Compares the rows of a quicksort level with their pivots: brings both from row form into planes, and the
/// planes to [LessThan] or to a ripple of its own.
///
/// The planes and all scratch belong to the sort and are used again in each level. The ripple sends its rounds
/// in pieces, so that a party computes on one while others are on their way.
final class PivotComparison {
    /// Shorter runs are copied value by value, since a call would take longer.
    private static final int LONG = 32;

    private final Party party;
    private final LinkSpeed speed;
    private final int width;
    private final long[][] strips;
    private final Transpose transpose = new Transpose();
    private final long[] tile = new long[Transpose.ROWS];
    private long[][][] left = new long[2][0][];
    private long[][][] right = new long[2][0][];
    private int room = -1;

    /// For words of `width` bits in these strips: share by share, 64 bits to a strip.
    PivotComparison(Party party, LinkSpeed speed, int width, long[][] strips) {
        this.party = party;
        this.speed = speed;
        this.width = width;
        this.strips = strips;
    }

    /// For each comparison of the level, whether the row is less than its pivot.
    BitVector less(Segments segments) {
        int comparisons = segments.comparisons();
        makeRoom(BitVector.words(comparisons));
        Runs runs = new Runs(segments, Transpose.ROWS);
        for (int word = 0, rows = runs.take(); rows > 0; word += Transpose.ROWS / 64, rows = runs.take()) {
            load(runs, rows, word);
        }
        return switch (speed.comparator(comparisons, width)) {
            case RIPPLE -> new Ripple(party, comparisons, left, right).less();
            case TREE ->
                LessThan.unsigned(party, planes(left, comparisons), planes(right, comparisons), Comparator.TREE);
        };
    }

    private void makeRoom(int words) {
        if (words > room) {
            room = words;
            left = new long[2][width][words];
            right = new long[2][width][words];
        }
    }

    private void load(Runs runs, int rows, int word) {
        int chunks = strips.length / 2;
        for (int s = 0; s < strips.length; s++) {
            int share = s / chunks;
            int plane = 64 * (s % chunks);
            int bits = Math.min(64, width - plane);
            gather(runs, strips[s]);
            transpose.toPlanes(tile, rows, left[share], plane, bits, word);
            if (128 * runs.count() <= rows) {
                spread(runs, strips[s], right[share], plane, bits, word);
            } else {
                gatherPivots(runs, strips[s]);
                transpose.toPlanes(tile, rows, right[share], plane, bits, word);
            }
        }
    }

    private void gather(Runs runs, long[] strip) {
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int length = runs.length(run);
            int row = runs.row(run);
            if (length >= LONG) {
                System.arraycopy(strip, row, tile, at, length);
            } else {
                for (int i = 0; i < length; i++) {
                    tile[at + i] = strip[row + i];
                }
            }
            at += length;
        }
    }

    private void gatherPivots(Runs runs, long[] strip) {
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int end = at + runs.length(run);
            long pivot = strip[runs.pivot(run)];
            if (end - at >= LONG) {
                Arrays.fill(tile, at, end, pivot);
                at = end;
            }
            for (; at < end; at++) {
                tile[at] = pivot;
            }
        }
    }

    /// The planes of the pivots of long runs: one bit all along a run.
    private static void spread(Runs runs, long[] strip, long[][] planes, int plane, int bits, int word) {
        for (int bit = 0; bit < bits; bit++) {
            long[] target = planes[plane + bit];
            int at = 64 * word;
            for (int run = 0; run < runs.count(); run++) {
                int end = at + runs.length(run);
                fill(target, at, end, -((strip[runs.pivot(run)] >>> bit) & 1));
                at = end;
            }
        }
    }

    /// Sets the bits from `from` (inclusive) to `to`, and clears those behind them in the last word.
    private static void fill(long[] target, int from, int to, long bits) {
        int first = from >>> 6;
        long kept = (from & 63) == 0 ? 0 : target[first] & ((1L << from) - 1);
        Arrays.fill(target, first, (to + 63) >>> 6, bits);
        if ((from & 63) != 0) {
            target[first] = kept | (bits << from);
        }
    }

    private BitPlanes planes(long[][][] shares, int rows) {
        int words = BitVector.words(rows);
        BitVector[] planes = new BitVector[width];
        for (int bit = 0; bit < width; bit++) {
            planes[bit] =
                    BitVector.of(rows, Arrays.copyOf(shares[0][bit], words), Arrays.copyOf(shares[1][bit], words));
        }
        return BitPlanes.of(rows, Arrays.asList(planes));
    }
}
