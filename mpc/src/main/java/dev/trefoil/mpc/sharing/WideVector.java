package dev.trefoil.mpc.sharing;

import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;

/// One party's shares of a secret vector over Z_2^128: for sums and products beyond 64 bits.
///
/// The secret is x = x_0 + x_1 + x_2 modulo 2^128; party P_i holds x_i (`first`) and x_(i+1) (`second`), as in
/// [RingVector], and the operations carry the same names. All of them are local: no party talks. Values are
/// immutable. Numbers are read as two's complement unless a protocol says otherwise.
///
/// Into it: `BitsToArithmetic.wideUnsigned` (from bits), `Widen` (from a [RingVector] whose numbers are known to
/// lie between -2^62 and 2^62). Out of it: `ArithmeticToBits`, or [#low()]. Multiplied by `Multiply`; moved as a
/// column of `Columns`.
///
/// Secret: `toString` tells type and length only.
public final class WideVector {
    /// The bits of a number.
    public static final int WIDTH = 128;

    private final WideNumbers first;
    private final WideNumbers second;

    private WideVector(WideNumbers first, WideNumbers second) {
        Rows.requireSame(first.rows(), second.rows());
        this.first = first;
        this.second = second;
    }

    /// The vector of these two shares of one party.
    public static WideVector of(WideNumbers first, WideNumbers second) {
        return new WideVector(first, second);
    }

    public static WideVector zeros(int rows) {
        return new WideVector(WideNumbers.zeros(rows), WideNumbers.zeros(rows));
    }

    /// A public vector as shares: share 0 is the value, shares 1 and 2 are zero.
    public static WideVector ofPublic(int party, WideNumbers values) {
        return zeros(values.rows()).plusPublic(party, values);
    }

    public static WideVector constant(int party, int rows, BigInteger value) {
        return ofPublic(party, WideNumbers.constant(rows, value));
    }

    /// The numbers of a vector modulo 2^64, times 2^64: what it holds above 64 bits falls away.
    public static WideVector ofHigh(RingVector high) {
        long[] zero = new long[high.rows()];
        return new WideVector(WideNumbers.of(zero, high.first()), WideNumbers.of(zero, high.second()));
    }

    public int rows() {
        return first.rows();
    }

    /// Share i of party P_i.
    public WideNumbers first() {
        return first;
    }

    /// Share i+1 of party P_i.
    public WideNumbers second() {
        return second;
    }

    /// The numbers modulo 2^64: the same numbers, if they fit 64 bits as two's complement.
    public RingVector low() {
        return RingVector.of(first.low(), second.low());
    }

    public WideVector plus(WideVector other) {
        return new WideVector(first.plus(other.first), second.plus(other.second));
    }

    public WideVector minus(WideVector other) {
        return new WideVector(first.minus(other.first), second.minus(other.second));
    }

    public WideVector negated() {
        return zeros(rows()).minus(this);
    }

    public WideVector times(BigInteger factor) {
        return each(share -> share.times(factor));
    }

    public WideVector timesPublic(WideNumbers factors) {
        return each(share -> share.times(factors));
    }

    public WideVector plusPublic(int party, BigInteger summand) {
        return plusPublic(party, WideNumbers.constant(rows(), summand));
    }

    public WideVector plusPublic(int party, WideNumbers summands) {
        Rows.requireParty(party);
        Rows.requireSame(rows(), summands.rows());
        return new WideVector(party == 0 ? first.plus(summands) : first, party == 2 ? second.plus(summands) : second);
    }

    /// Row j of the result is the sum of rows 0 to j.
    public WideVector prefixSum() {
        return each(WideNumbers::prefixSum);
    }

    /// Row j of the result is row j minus row j-1; row 0 stays. The inverse of [#prefixSum()].
    public WideVector differences() {
        return each(WideNumbers::differences);
    }

    /// One row: the sum of all rows.
    public WideVector total() {
        return each(WideNumbers::total);
    }

    /// Rows `from` (inclusive) to `to` (exclusive).
    public WideVector slice(int from, int to) {
        return each(share -> share.slice(from, to));
    }

    /// The rows of all parts, one part after the other.
    public static WideVector concat(List<WideVector> parts) {
        return new WideVector(
                WideNumbers.concat(parts.stream().map(WideVector::first).toList()),
                WideNumbers.concat(parts.stream().map(WideVector::second).toList()));
    }

    /// Row j of the result is row `rows[j]` of this vector; the row numbers are public.
    public WideVector gather(int[] rows) {
        return each(share -> share.gather(rows));
    }

    /// Row j of this vector becomes row `destinations[j]` of the result: a public permutation of all rows.
    public WideVector scatter(int[] destinations) {
        return each(share -> share.scatter(destinations));
    }

    /// A vector of one row, repeated `rows` times.
    public WideVector replicate(int rows) {
        Rows.requireSame(1, rows());
        return gather(new int[rows]);
    }

    @Override
    public String toString() {
        return "WideVector[" + rows() + " secret rows]";
    }

    private WideVector each(UnaryOperator<WideNumbers> operation) {
        return new WideVector(operation.apply(first), operation.apply(second));
    }
}
