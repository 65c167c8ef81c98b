package dev.trefoil.mpc.sharing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Plain numbers modulo 2^128 in two flat arrays, the low and the high 64 bits of each row: what a party knows
/// alone, such as a share of its own.
///
/// All operations are modulo 2^128. Immutable: the arrays are handed over on construction and are not written
/// afterwards by anyone.
///
/// Mostly secret: `toString` tells type and length only.
public final class WideNumbers {
    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(64);

    private final long[] low;
    private final long[] high;

    private WideNumbers(long[] low, long[] high) {
        Rows.requireSame(low.length, high.length);
        this.low = low;
        this.high = high;
    }

    /// The numbers low + 2^64 high, both read as unsigned; the arrays are handed over.
    public static WideNumbers of(long[] low, long[] high) {
        return new WideNumbers(low, high);
    }

    /// These numbers modulo 2^128, negative ones as two's complement.
    public static WideNumbers of(BigInteger... values) {
        long[] low = new long[values.length];
        long[] high = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            low[i] = values[i].longValue();
            high[i] = values[i].shiftRight(64).longValue();
        }
        return new WideNumbers(low, high);
    }

    public static WideNumbers zeros(int rows) {
        return new WideNumbers(new long[rows], new long[rows]);
    }

    public static WideNumbers constant(int rows, BigInteger value) {
        long[] low = new long[rows];
        long[] high = new long[rows];
        Arrays.fill(low, value.longValue());
        Arrays.fill(high, value.shiftRight(64).longValue());
        return new WideNumbers(low, high);
    }

    /// The numbers of up to 128 bits whose bit j is in `planes[j]`.
    public static WideNumbers ofPlanes(long[][] planes, int rows) {
        int cut = Math.min(64, planes.length);
        return new WideNumbers(
                Transpose.toRows(Arrays.copyOf(planes, cut), rows),
                Transpose.toRows(Arrays.copyOfRange(planes, cut, planes.length), rows));
    }

    /// Bit r of plane j is bit j of row r, for the low `width` (at most 128) bits; bits beyond the last row are
    /// zero.
    public long[][] toPlanes(int width) {
        int cut = Math.min(64, width);
        long[][] out = Arrays.copyOf(Transpose.toPlanes(low, cut), width);
        System.arraycopy(Transpose.toPlanes(high, width - cut), 0, out, cut, width - cut);
        return out;
    }

    public int rows() {
        return low.length;
    }

    /// The low 64 bits of each row: read only.
    public long[] low() {
        return low;
    }

    /// The high 64 bits of each row: read only.
    public long[] high() {
        return high;
    }

    /// The numbers, read as two's complement of 128 bits.
    public BigInteger[] toBigIntegers() {
        BigInteger[] out = new BigInteger[low.length];
        for (int i = 0; i < out.length; i++) {
            BigInteger unsigned = BigInteger.valueOf(low[i]);
            out[i] = BigInteger.valueOf(high[i])
                    .shiftLeft(64)
                    .add(unsigned.signum() < 0 ? unsigned.add(HALF) : unsigned);
        }
        return out;
    }

    public WideNumbers plus(WideNumbers other) {
        Rows.requireSame(rows(), other.rows());
        long[] l = new long[low.length];
        long[] h = new long[low.length];
        for (int i = 0; i < l.length; i++) {
            l[i] = low[i] + other.low[i];
            h[i] = high[i] + other.high[i] + carry(l[i], low[i]);
        }
        return new WideNumbers(l, h);
    }

    public WideNumbers minus(WideNumbers other) {
        Rows.requireSame(rows(), other.rows());
        long[] l = new long[low.length];
        long[] h = new long[low.length];
        for (int i = 0; i < l.length; i++) {
            l[i] = low[i] - other.low[i];
            h[i] = high[i] - other.high[i] - carry(low[i], other.low[i]);
        }
        return new WideNumbers(l, h);
    }

    public WideNumbers times(WideNumbers other) {
        Rows.requireSame(rows(), other.rows());
        long[] l = new long[low.length];
        long[] h = new long[low.length];
        for (int i = 0; i < l.length; i++) {
            l[i] = low[i] * other.low[i];
            h[i] = Math.unsignedMultiplyHigh(low[i], other.low[i]) + low[i] * other.high[i] + high[i] * other.low[i];
        }
        return new WideNumbers(l, h);
    }

    public WideNumbers times(BigInteger factor) {
        return times(constant(rows(), factor));
    }

    /// The numbers times 2^bits, for 0 to 127 bits.
    public WideNumbers shiftedLeft(int bits) {
        return times(BigInteger.ONE.shiftLeft(bits));
    }

    /// The low `width` (0 to 128) bits of each row.
    public WideNumbers reduced(int width) {
        long[] l = low.clone();
        long[] h = high.clone();
        mask(l, width);
        mask(h, width - 64);
        return new WideNumbers(l, h);
    }

    /// Row j of the result is the sum of rows 0 to j.
    public WideNumbers prefixSum() {
        long[] l = new long[low.length];
        long[] h = new long[low.length];
        long sumLow = 0;
        long sumHigh = 0;
        for (int i = 0; i < l.length; i++) {
            sumLow += low[i];
            sumHigh += high[i] + carry(sumLow, low[i]);
            l[i] = sumLow;
            h[i] = sumHigh;
        }
        return new WideNumbers(l, h);
    }

    /// Row j of the result is row j minus row j-1; row 0 stays.
    public WideNumbers differences() {
        int rows = rows();
        return rows < 2 ? this : minus(concat(List.of(zeros(1), slice(0, rows - 1))));
    }

    /// One row: the sum of all rows.
    public WideNumbers total() {
        int rows = rows();
        return rows == 0 ? zeros(1) : prefixSum().slice(rows - 1, rows);
    }

    /// Rows `from` (inclusive) to `to` (exclusive).
    public WideNumbers slice(int from, int to) {
        Rows.requireRange(from, to, rows());
        return new WideNumbers(Arrays.copyOfRange(low, from, to), Arrays.copyOfRange(high, from, to));
    }

    /// The rows of all parts, one part after the other.
    public static WideNumbers concat(List<WideNumbers> parts) {
        int rows = parts.stream().mapToInt(WideNumbers::rows).reduce(0, Math::addExact);
        long[] l = new long[rows];
        long[] h = new long[rows];
        int at = 0;
        for (WideNumbers part : parts) {
            System.arraycopy(part.low, 0, l, at, part.rows());
            System.arraycopy(part.high, 0, h, at, part.rows());
            at += part.rows();
        }
        return new WideNumbers(l, h);
    }

    /// Row j of the result is row `rows[j]`.
    public WideNumbers gather(int[] rows) {
        long[] l = new long[rows.length];
        long[] h = new long[rows.length];
        for (int i = 0; i < l.length; i++) {
            l[i] = low[rows[i]];
            h[i] = high[rows[i]];
        }
        return new WideNumbers(l, h);
    }

    /// Row j becomes row `destinations[j]` of the result.
    public WideNumbers scatter(int[] destinations) {
        Rows.requireSame(rows(), destinations.length);
        long[] l = new long[low.length];
        long[] h = new long[low.length];
        for (int i = 0; i < l.length; i++) {
            l[destinations[i]] = low[i];
            h[destinations[i]] = high[i];
        }
        return new WideNumbers(l, h);
    }

    @Override
    public String toString() {
        return "WideNumbers[" + rows() + " rows]";
    }

    /// One if the left word is below the right one, as unsigned: a sum that is below a summand has wrapped.
    private static long carry(long left, long right) {
        return Long.compareUnsigned(left, right) < 0 ? 1 : 0;
    }

    /// Keeps the low `width` bits, in place; none if the width is not positive.
    private static void mask(long[] values, int width) {
        if (width < 64) {
            long mask = width <= 0 ? 0 : (1L << width) - 1;
            for (int i = 0; i < values.length; i++) {
                values[i] &= mask;
            }
        }
    }
}
