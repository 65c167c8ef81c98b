package dev.trefoil.mpc.sharing;

import java.util.Arrays;
import java.util.List;

/// One party's shares of a secret vector over Z_2^64.
///
/// The secret is x = x_0 + x_1 + x_2; party P_i holds x_i (`first`) and x_(i+1) (`second`), so any two
/// parties know it and one party learns nothing. All operations here are local: no party talks. Values are
/// immutable: the arrays behind `first()` and `second()` are handed over on construction and are not written
/// afterwards by anyone.
///
/// A vector may be meant modulo 2^k with k below 64: then only the low k bits of the sum count, and whatever
/// stands above is without meaning. Both holders of a share hold the same 64 bits of it, always.
///
/// Secret: `toString` tells type and length only.
public final class RingVector {
    private final long[] first;
    private final long[] second;

    private RingVector(long[] first, long[] second) {
        Rows.requireSame(first.length, second.length);
        this.first = first;
        this.second = second;
    }

    /// The vector of these two shares of one party; the arrays are handed over and must not be written
    /// afterwards.
    public static RingVector of(long[] first, long[] second) {
        return new RingVector(first, second);
    }

    public static RingVector zeros(int rows) {
        return new RingVector(new long[rows], new long[rows]);
    }

    /// A public vector as shares: share 0 is the value, shares 1 and 2 are zero.
    public static RingVector ofPublic(int party, long[] values) {
        Rows.requireParty(party);
        long[] zero = new long[values.length];
        return new RingVector(party == 0 ? values.clone() : zero, party == 2 ? values.clone() : zero);
    }

    public static RingVector constant(int party, int rows, long value) {
        long[] values = new long[rows];
        Arrays.fill(values, value);
        return ofPublic(party, values);
    }

    public int rows() {
        return first.length;
    }

    /// Share i of party P_i: read only.
    public long[] first() {
        return first;
    }

    /// Share i+1 of party P_i: read only.
    public long[] second() {
        return second;
    }

    public RingVector plus(RingVector other) {
        Rows.requireSame(rows(), other.rows());
        return new RingVector(sum(first, other.first), sum(second, other.second));
    }

    public RingVector minus(RingVector other) {
        Rows.requireSame(rows(), other.rows());
        return new RingVector(difference(first, other.first), difference(second, other.second));
    }

    public RingVector negated() {
        return times(-1);
    }

    public RingVector times(long factor) {
        return new RingVector(product(first, factor), product(second, factor));
    }

    public RingVector timesPublic(long[] factors) {
        Rows.requireSame(rows(), factors.length);
        return new RingVector(product(first, factors), product(second, factors));
    }

    public RingVector plusPublic(int party, long summand) {
        Rows.requireParty(party);
        return new RingVector(party == 0 ? sum(first, summand) : first, party == 2 ? sum(second, summand) : second);
    }

    public RingVector plusPublic(int party, long[] summands) {
        Rows.requireParty(party);
        Rows.requireSame(rows(), summands.length);
        return new RingVector(party == 0 ? sum(first, summands) : first, party == 2 ? sum(second, summands) : second);
    }

    /// Row j of the result is the sum of rows 0 to j.
    public RingVector prefixSum() {
        return new RingVector(prefixSum(first), prefixSum(second));
    }

    /// Row j of the result is row j minus row j-1; row 0 stays. The inverse of [#prefixSum()].
    public RingVector differences() {
        return new RingVector(differences(first), differences(second));
    }

    /// One row: the sum of all rows.
    public RingVector total() {
        return new RingVector(new long[] {total(first)}, new long[] {total(second)});
    }

    /// Rows `from` (inclusive) to `to` (exclusive).
    public RingVector slice(int from, int to) {
        Rows.requireRange(from, to, rows());
        return new RingVector(Arrays.copyOfRange(first, from, to), Arrays.copyOfRange(second, from, to));
    }

    /// The rows of all parts, one part after the other.
    public static RingVector concat(List<RingVector> parts) {
        int rows = parts.stream().mapToInt(RingVector::rows).reduce(0, Math::addExact);
        long[] first = new long[rows];
        long[] second = new long[rows];
        int at = 0;
        for (RingVector part : parts) {
            System.arraycopy(part.first, 0, first, at, part.rows());
            System.arraycopy(part.second, 0, second, at, part.rows());
            at += part.rows();
        }
        return new RingVector(first, second);
    }

    /// Row j of the result is row `rows[j]` of this vector; the row numbers are public.
    public RingVector gather(int[] rows) {
        return new RingVector(gather(first, rows), gather(second, rows));
    }

    /// Row j of this vector becomes row `destinations[j]` of the result: a public permutation of all rows.
    public RingVector scatter(int[] destinations) {
        Rows.requireSame(rows(), destinations.length);
        return new RingVector(scatter(first, destinations), scatter(second, destinations));
    }

    /// A vector of one row, repeated `rows` times.
    public RingVector replicate(int rows) {
        Rows.requireSame(1, rows());
        long[] a = new long[rows];
        long[] b = new long[rows];
        Arrays.fill(a, first[0]);
        Arrays.fill(b, second[0]);
        return new RingVector(a, b);
    }

    @Override
    public String toString() {
        return "RingVector[" + rows() + " secret rows]";
    }

    private static long[] sum(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] + y[i];
        }
        return out;
    }

    private static long[] sum(long[] x, long y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] + y;
        }
        return out;
    }

    private static long[] difference(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] - y[i];
        }
        return out;
    }

    private static long[] product(long[] x, long y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] * y;
        }
        return out;
    }

    private static long[] product(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] * y[i];
        }
        return out;
    }

    private static long[] prefixSum(long[] x) {
        long[] out = new long[x.length];
        long sum = 0;
        for (int i = 0; i < out.length; i++) {
            sum += x[i];
            out[i] = sum;
        }
        return out;
    }

    private static long[] differences(long[] x) {
        long[] out = x.clone();
        for (int i = 1; i < out.length; i++) {
            out[i] = x[i] - x[i - 1];
        }
        return out;
    }

    private static long total(long[] x) {
        long sum = 0;
        for (long value : x) {
            sum += value;
        }
        return sum;
    }

    private static long[] gather(long[] x, int[] rows) {
        long[] out = new long[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[rows[i]];
        }
        return out;
    }

    private static long[] scatter(long[] x, int[] destinations) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[destinations[i]] = x[i];
        }
        return out;
    }
}
