package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// One party's shares of several columns of one row set, which move together: ring columns, wide ring columns
/// (modulo 2^128) and columns of bit planes.
///
/// Immutable; built up by `Columns.of(rows).with(a).with(b)`, and read back by position among the columns of
/// its kind. Moving columns together costs the rounds of one.
///
/// Secret: `toString` tells the shape only.
public final class Columns {
    private final int rows;
    private final List<RingVector> rings;
    private final List<Integer> ringWidths;
    private final List<WideVector> wides;
    private final List<BitPlanes> planes;

    private Columns(
            int rows,
            List<RingVector> rings,
            List<Integer> ringWidths,
            List<WideVector> wides,
            List<BitPlanes> planes) {
        this.rows = rows;
        this.rings = List.copyOf(rings);
        this.ringWidths = List.copyOf(ringWidths);
        this.wides = List.copyOf(wides);
        this.planes = List.copyOf(planes);
    }

    /// No column of `rows` rows.
    public static Columns of(int rows) {
        return new Columns(rows, List.of(), List.of(), List.of(), List.of());
    }

    /// These columns of `rows` rows each; the ring columns are meant modulo 2^64.
    public static Columns of(int rows, List<RingVector> rings, List<BitPlanes> planes) {
        Columns out = of(rows);
        for (RingVector ring : rings) {
            out = out.with(ring);
        }
        for (BitPlanes word : planes) {
            out = out.with(word);
        }
        return out;
    }

    /// These columns of `rows` rows each; the ring columns are meant modulo 2^64.
    public static Columns of(int rows, List<RingVector> rings, List<WideVector> wides, List<BitPlanes> planes) {
        Columns out = of(rows, rings, planes);
        for (WideVector wide : wides) {
            out = out.with(wide);
        }
        return out;
    }

    /// These columns and one more, modulo 2^64.
    public Columns with(RingVector ring) {
        return with(ring, 64);
    }

    /// These columns and one more, modulo 2^width: only the low `width` bits are moved and paid for.
    public Columns with(RingVector ring, int width) {
        requireRows(ring.rows());
        if (width < 1 || width > 64) {
            throw new IllegalArgumentException("a ring column has 1 to 64 bits, not " + width);
        }
        return new Columns(rows, plus(rings, ring), plus(ringWidths, width), wides, planes);
    }

    public Columns with(WideVector wide) {
        requireRows(wide.rows());
        return new Columns(rows, rings, ringWidths, plus(wides, wide), planes);
    }

    public Columns with(BitPlanes word) {
        requireRows(word.rows());
        return new Columns(rows, rings, ringWidths, wides, plus(planes, word));
    }

    public Columns with(BitVector bit) {
        return with(BitPlanes.of(bit));
    }

    public int rows() {
        return rows;
    }

    public List<RingVector> rings() {
        return rings;
    }

    public RingVector ring(int column) {
        return rings.get(column);
    }

    public List<WideVector> wides() {
        return wides;
    }

    public WideVector wide(int column) {
        return wides.get(column);
    }

    public List<BitPlanes> planes() {
        return planes;
    }

    public BitPlanes planes(int column) {
        return planes.get(column);
    }

    /// The column of planes with this position, which has one plane.
    public BitVector bit(int column) {
        BitPlanes word = planes.get(column);
        if (word.width() != 1) {
            throw new IllegalArgumentException("column " + column + " has " + word.width() + " planes, not one");
        }
        return word.plane(0);
    }

    /// Rows `from` (inclusive) to `to` (exclusive).
    public Columns slice(int from, int to) {
        return new Columns(
                to - from,
                rings.stream().map(ring -> ring.slice(from, to)).toList(),
                ringWidths,
                wides.stream().map(wide -> wide.slice(from, to)).toList(),
                planes.stream().map(word -> word.slice(from, to)).toList());
    }

    /// Bits of a row: what moving costs is a multiple of it.
    public int width() {
        return layout().width();
    }

    Layout layout() {
        return new Layout(
                rows,
                ringWidths,
                wides.size(),
                planes.stream().map(BitPlanes::width).toList());
    }

    int ringWidth(int column) {
        return ringWidths.get(column);
    }

    /// Zeros in columns like these.
    Columns zeros(int rows) {
        return new Columns(
                rows,
                rings.stream().map(ring -> RingVector.zeros(rows)).toList(),
                ringWidths,
                wides.stream().map(wide -> WideVector.zeros(rows)).toList(),
                planes.stream().map(word -> BitPlanes.zeros(rows, word.width())).toList());
    }

    /// The rows of both, which have the same columns.
    static Columns concat(Columns top, Columns bottom) {
        return new Columns(
                Math.addExact(top.rows, bottom.rows),
                zip(top.rings, bottom.rings, (x, y) -> RingVector.concat(List.of(x, y))),
                top.ringWidths,
                zip(top.wides, bottom.wides, (x, y) -> WideVector.concat(List.of(x, y))),
                zip(top.planes, bottom.planes, (x, y) -> BitPlanes.concat(List.of(x, y))));
    }

    /// The difference row by row; of planes, the XOR.
    Columns minus(Columns other) {
        return new Columns(
                rows,
                zip(rings, other.rings, RingVector::minus),
                ringWidths,
                zip(wides, other.wides, WideVector::minus),
                zip(planes, other.planes, BitPlanes::xor));
    }

    /// In each row the sum of all rows up to it; of planes, the XOR.
    Columns prefixSum() {
        return new Columns(
                rows,
                rings.stream().map(RingVector::prefixSum).toList(),
                ringWidths,
                wides.stream().map(WideVector::prefixSum).toList(),
                planes.stream().map(PrefixXor::of).toList());
    }

    /// Columns of the same shape with other values: the planes of all columns stand in one word.
    Columns withValues(List<RingVector> rings, List<WideVector> wides, BitPlanes word) {
        List<BitPlanes> parts = new ArrayList<>();
        int at = 0;
        for (BitPlanes column : planes) {
            parts.add(word.bits(at, at + column.width()));
            at += column.width();
        }
        return new Columns(rows, rings, ringWidths, wides, parts);
    }

    Columns withoutLastPlanes() {
        return new Columns(rows, rings, ringWidths, wides, planes.subList(0, planes.size() - 1));
    }

    Columns withoutLastRing() {
        int keep = rings.size() - 1;
        return new Columns(rows, rings.subList(0, keep), ringWidths.subList(0, keep), wides, planes);
    }

    static Columns of(Layout layout, List<RingVector> rings, List<WideVector> wides, List<BitPlanes> planes) {
        return new Columns(layout.rows(), rings, layout.ringWidths(), wides, planes);
    }

    @Override
    public String toString() {
        return "Columns[" + (rings.size() + wides.size()) + " ring columns and " + planes.size()
                + " columns of planes, " + rows + " secret rows]";
    }

    private static <T> List<T> zip(List<T> left, List<T> right, BinaryOperator<T> operation) {
        List<T> out = new ArrayList<>();
        for (int column = 0; column < left.size(); column++) {
            out.add(operation.apply(left.get(column), right.get(column)));
        }
        return out;
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> out = new ArrayList<>(list);
        out.add(element);
        return out;
    }

    private void requireRows(int given) {
        if (given != rows) {
            throw new IllegalArgumentException("a column of " + given + " rows among columns of " + rows);
        }
    }
}
