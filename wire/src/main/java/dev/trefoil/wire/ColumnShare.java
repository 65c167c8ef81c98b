package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;

/// One share of one column of a result: its presence plane if it is nullable, and its values either as words of the
/// ring of 64 bits (the numbers themselves) or as bit planes (their codes, as [Layout] describes).
///
/// Secret: `toString` tells the sizes only.
public final class ColumnShare {
    private final long[] presence;
    private final long[] words;
    private final boolean ring;

    private ColumnShare(long[] presence, long[] words, boolean ring) {
        this.presence = presence;
        this.words = words;
        this.ring = ring;
    }

    /// A share in ring form, one word a row; `presence` is empty for a column that is not nullable.
    public static ColumnShare ring(long[] presence, long[] values) {
        return new ColumnShare(presence, values, true);
    }

    /// A share in bit form, plane after plane.
    public static ColumnShare planes(long[] presence, long[][] planes) {
        int size = planes.length == 0 ? 0 : planes[0].length;
        long[] words = new long[planes.length * size];
        for (int i = 0; i < planes.length; i++) {
            System.arraycopy(planes[i], 0, words, i * size, size);
        }
        return new ColumnShare(presence, words, false);
    }

    static ColumnShare of(boolean ring, long[] presence, long[] words) {
        return new ColumnShare(presence, words, ring);
    }

    /// Words that a share of this column takes after its presence plane.
    static int words(Field field, int rows, boolean ring) {
        return ring ? rows : Math.multiplyExact(Layout.width(field.type()), Layout.words(rows));
    }

    boolean isRing() {
        return ring;
    }

    long[] presence() {
        return presence;
    }

    long[] words() {
        return words;
    }

    @Override
    public String toString() {
        return "ColumnShare[" + words.length + " secret words, " + (ring ? "ring" : "bits") + "]";
    }
}
