package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;

/// One share of one column of a result: its presence plane if it is nullable, and its values either as words of the
/// ring of 64 bits (the numbers themselves) or as bit planes (their codes, as [Layout] describes).
///
/// Secret: `toString` tells the sizes only.
public final class ColumnShare {
    private final long[] presence;
    private final long[][] values;
    private final boolean ring;

    private ColumnShare(long[] presence, long[][] values, boolean ring) {
        this.presence = presence;
        this.values = values;
        this.ring = ring;
    }

    /// A share in ring form, one word a row; `presence` is empty for a column that is not nullable.
    public static ColumnShare ring(long[] presence, long[] values) {
        return new ColumnShare(presence, new long[][] {values}, true);
    }

    /// A share in bit form, plane after plane. The arrays are handed over.
    public static ColumnShare planes(long[] presence, long[][] planes) {
        return new ColumnShare(presence, planes, false);
    }

    /// Words that a share of this column takes after its presence plane.
    static long words(Field field, int rows, boolean ring) {
        return ring ? rows : (long) Layout.width(field.type()) * Layout.words(rows);
    }

    boolean isRing() {
        return ring;
    }

    long[] presence() {
        return presence;
    }

    /// The words of the ring as one array, or the planes.
    long[][] values() {
        return values;
    }

    /// Words after the presence plane.
    long words() {
        long words = 0;
        for (long[] array : values) {
            words += array.length;
        }
        return words;
    }

    @Override
    public String toString() {
        return "ColumnShare[" + words() + " secret words, " + (ring ? "ring" : "bits") + "]";
    }
}
