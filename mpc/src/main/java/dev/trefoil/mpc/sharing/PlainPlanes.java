package dev.trefoil.mpc.sharing;

/// Plain numbers as bit planes and back: for what a party knows alone, such as a share of its own.
public final class PlainPlanes {
    private PlainPlanes() {}

    /// Bit r of plane j is bit j of `values[r]`, for the low `width` (at most 64) bits; bits beyond the last
    /// row are zero.
    public static long[][] of(long[] values, int width) {
        return Transpose.toPlanes(values, width);
    }

    /// The numbers whose bits these planes (at most 64) are.
    public static long[] toNumbers(long[][] planes, int rows) {
        return Transpose.toRows(planes, rows);
    }
}
