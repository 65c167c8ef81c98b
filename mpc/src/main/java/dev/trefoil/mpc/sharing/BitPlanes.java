package dev.trefoil.mpc.sharing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// One party's shares of a secret vector of words, bit-sliced: plane j is the [BitVector] of bit j of every
/// row, plane 0 the least significant.
///
/// All operations are local. A plane may be shared between values, since planes are immutable. A word has no
/// sign of its own; protocols say how they read it. The width may exceed 64.
///
/// Secret: `toString` tells type, length and width only.
public final class BitPlanes {
    private final int rows;
    private final BitVector[] planes;

    private BitPlanes(int rows, BitVector[] planes) {
        for (BitVector plane : planes) {
            Rows.requireSame(rows, plane.rows());
        }
        this.rows = rows;
        this.planes = planes;
    }

    /// The words whose bit j is `planes.get(j)`.
    public static BitPlanes of(int rows, List<BitVector> planes) {
        return new BitPlanes(rows, planes.toArray(BitVector[]::new));
    }

    /// Words of one bit.
    public static BitPlanes of(BitVector plane) {
        return new BitPlanes(plane.rows(), new BitVector[] {plane});
    }

    public static BitPlanes zeros(int rows, int width) {
        BitVector[] planes = new BitVector[width];
        Arrays.fill(planes, BitVector.zeros(rows));
        return new BitPlanes(rows, planes);
    }

    /// The low `width` bits of the same public value in every row.
    public static BitPlanes constant(int party, int rows, int width, long value) {
        BitVector[] planes = new BitVector[width];
        for (int j = 0; j < width; j++) {
            planes[j] = BitVector.constant(party, rows, ((value >> Math.min(j, 63)) & 1) != 0);
        }
        return new BitPlanes(rows, planes);
    }

    /// The low `width` bits of the same public value in every row.
    public static BitPlanes constant(int party, int rows, int width, BigInteger value) {
        BitVector[] planes = new BitVector[width];
        for (int j = 0; j < width; j++) {
            planes[j] = BitVector.constant(party, rows, value.testBit(j));
        }
        return new BitPlanes(rows, planes);
    }

    /// The low `width` bits (at most 64) of public values.
    public static BitPlanes ofPublic(int party, int width, long[] values) {
        long[][] words = Transpose.toPlanes(values, width);
        BitVector[] planes = new BitVector[width];
        for (int j = 0; j < width; j++) {
            planes[j] = BitVector.ofPublic(party, PublicBits.of(values.length, words[j]));
        }
        return new BitPlanes(values.length, planes);
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return planes.length;
    }

    public BitVector plane(int bit) {
        return planes[bit];
    }

    /// The most significant plane: the sign, if the word is read as two's complement.
    public BitVector top() {
        return planes[planes.length - 1];
    }

    public List<BitVector> planes() {
        return List.of(planes);
    }

    public BitPlanes xor(BitPlanes other) {
        requireWidth(other.width());
        BitVector[] out = new BitVector[planes.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = planes[j].xor(other.planes[j]);
        }
        return new BitPlanes(rows, out);
    }

    /// Every plane XORed with the same bit of its row: the word, or its complement where the bit is one.
    public BitPlanes xor(BitVector bit) {
        return each(plane -> plane.xor(bit));
    }

    public BitPlanes not(int party) {
        return each(plane -> plane.not(party));
    }

    public BitPlanes andPublic(PublicBits mask) {
        return each(plane -> plane.andPublic(mask));
    }

    /// The word with its top bit inverted: turns two's complement order into unsigned order, and back.
    public BitPlanes flipTop(int party) {
        BitVector[] out = planes.clone();
        out[out.length - 1] = top().not(party);
        return new BitPlanes(rows, out);
    }

    /// Bits `from` (inclusive) to `to` (exclusive) of every word.
    public BitPlanes bits(int from, int to) {
        Rows.requireRange(from, to, planes.length);
        return new BitPlanes(rows, Arrays.copyOfRange(planes, from, to));
    }

    /// The word times 2^bits: zero planes enter below, the width grows.
    public BitPlanes shiftedLeft(int bits) {
        return zeros(rows, bits).below(this);
    }

    /// The word read as unsigned, in `width` bits: zero planes enter above, or high planes are dropped.
    public BitPlanes unsignedTo(int width) {
        return width <= planes.length ? bits(0, width) : below(zeros(rows, width - planes.length));
    }

    /// The word read as two's complement, in `width` bits: the top plane is repeated above, or high planes
    /// are dropped.
    public BitPlanes signedTo(int width) {
        BitVector[] out = Arrays.copyOf(planes, width);
        for (int j = planes.length; j < width; j++) {
            out[j] = top();
        }
        return new BitPlanes(rows, out);
    }

    /// One word of both: this one in the low bits, `high` above it.
    public BitPlanes below(BitPlanes high) {
        BitVector[] out = Arrays.copyOf(planes, planes.length + high.planes.length);
        System.arraycopy(high.planes, 0, out, planes.length, high.planes.length);
        return new BitPlanes(rows, out);
    }

    /// This word with the bit `top` above it.
    public BitPlanes below(BitVector top) {
        return below(of(top));
    }

    /// Rows `from` (inclusive) to `to` (exclusive).
    public BitPlanes slice(int from, int to) {
        Rows.requireRange(from, to, rows);
        BitVector[] out = new BitVector[planes.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = planes[j].slice(from, to);
        }
        return new BitPlanes(to - from, out);
    }

    /// The rows of all parts, one part after the other; all parts have the same width, and there is at least
    /// one.
    public static BitPlanes concat(List<BitPlanes> parts) {
        BitPlanes head = parts.getFirst();
        List<BitVector> out = new ArrayList<>();
        int rows = 0;
        for (BitPlanes part : parts) {
            head.requireWidth(part.width());
            rows = Math.addExact(rows, part.rows);
        }
        for (int j = 0; j < head.width(); j++) {
            int bit = j;
            out.add(BitVector.concat(parts.stream().map(part -> part.plane(bit)).toList()));
        }
        return of(rows, out);
    }

    /// The rows from the last to the first.
    public BitPlanes reversed() {
        return each(BitVector::reversed);
    }

    /// Row j of the result is row `rows[j]` of this vector; the row numbers are public.
    public BitPlanes gather(int[] rows) {
        return BitRows.of(this).gather(rows).toPlanes();
    }

    /// Row j of this vector becomes row `destinations[j]` of the result: a public permutation of all rows.
    public BitPlanes scatter(int[] destinations) {
        return BitRows.of(this).scatter(destinations).toPlanes();
    }

    /// A vector of one row, repeated `rows` times.
    public BitPlanes replicate(int rows) {
        BitVector[] out = new BitVector[planes.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = planes[j].replicate(rows);
        }
        return new BitPlanes(rows, out);
    }

    @Override
    public String toString() {
        return "BitPlanes[" + rows + " secret rows of " + planes.length + " bits]";
    }

    private BitPlanes each(UnaryOperator<BitVector> operation) {
        BitVector[] out = new BitVector[planes.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = operation.apply(planes[j]);
        }
        return new BitPlanes(rows, out);
    }

    private void requireWidth(int width) {
        if (width != planes.length) {
            throw new IllegalArgumentException("widths differ: " + planes.length + " and " + width + " bits");
        }
    }
}
