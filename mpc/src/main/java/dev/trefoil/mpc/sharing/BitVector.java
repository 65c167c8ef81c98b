package dev.trefoil.mpc.sharing;

import java.util.Arrays;
import java.util.List;

/// One party's shares of a secret vector of bits, 64 rows to a `long`, row 0 in the lowest bit of word 0.
///
/// The secret is x = x_0 ^ x_1 ^ x_2; party P_i holds x_i (`first`) and x_(i+1) (`second`). All operations
/// here are local. Values are immutable: the arrays behind `first()` and `second()` are handed over on
/// construction and not written afterwards by anyone.
///
/// **Padding.** Bits beyond the last row are zero in every share; the constructor clears them, so no
/// operation has to care.
///
/// Secret: `toString` tells type and length only.
public final class BitVector {
    private final int rows;
    private final long[] first;
    private final long[] second;

    private BitVector(int rows, long[] first, long[] second) {
        Words.requireCount(rows, first);
        Words.requireCount(rows, second);
        Words.clearPadding(rows, first);
        Words.clearPadding(rows, second);
        this.rows = rows;
        this.first = first;
        this.second = second;
    }

    /// The number of words of 64 bits that `rows` rows take in each share.
    public static int words(int rows) {
        return Words.count(rows);
    }

    /// Clears the bits beyond the last row, in place: before a share is sent or drawn from a stream.
    public static void clearPadding(int rows, long[] words) {
        Words.clearPadding(rows, words);
    }

    /// The vector of these two shares of one party; the arrays are handed over, their bits beyond the last
    /// row are cleared.
    public static BitVector of(int rows, long[] first, long[] second) {
        return new BitVector(rows, first, second);
    }

    public static BitVector zeros(int rows) {
        return new BitVector(rows, new long[Words.count(rows)], new long[Words.count(rows)]);
    }

    /// Public bits as shares: share 0 is the value, shares 1 and 2 are zero.
    public static BitVector ofPublic(int party, PublicBits bits) {
        Rows.requireParty(party);
        long[] zero = new long[bits.words().length];
        return new BitVector(
                bits.rows(),
                party == 0 ? bits.words().clone() : zero,
                party == 2 ? bits.words().clone() : zero);
    }

    public static BitVector constant(int party, int rows, boolean value) {
        return ofPublic(party, PublicBits.constant(rows, value));
    }

    public int rows() {
        return rows;
    }

    /// Share i of party P_i, packed: read only.
    public long[] first() {
        return first;
    }

    /// Share i+1 of party P_i, packed: read only.
    public long[] second() {
        return second;
    }

    public BitVector xor(BitVector other) {
        Rows.requireSame(rows, other.rows);
        return new BitVector(rows, xor(first, other.first), xor(second, other.second));
    }

    public BitVector xorPublic(int party, PublicBits other) {
        Rows.requireParty(party);
        Rows.requireSame(rows, other.rows());
        return new BitVector(
                rows, party == 0 ? xor(first, other.words()) : first, party == 2 ? xor(second, other.words()) : second);
    }

    public BitVector andPublic(PublicBits mask) {
        Rows.requireSame(rows, mask.rows());
        return new BitVector(rows, and(first, mask.words()), and(second, mask.words()));
    }

    public BitVector not(int party) {
        Rows.requireParty(party);
        return new BitVector(rows, party == 0 ? not(first) : first, party == 2 ? not(second) : second);
    }

    /// Rows `from` (inclusive) to `to` (exclusive), at any offset.
    public BitVector slice(int from, int to) {
        Rows.requireRange(from, to, rows);
        return new BitVector(to - from, Words.slice(first, from, to), Words.slice(second, from, to));
    }

    /// The rows of all parts, one part after the other.
    public static BitVector concat(List<BitVector> parts) {
        int rows = parts.stream().mapToInt(BitVector::rows).reduce(0, Math::addExact);
        long[] first = new long[Words.count(rows)];
        long[] second = new long[Words.count(rows)];
        int at = 0;
        for (BitVector part : parts) {
            Words.append(part.first, part.rows, first, at);
            Words.append(part.second, part.rows, second, at);
            at += part.rows;
        }
        return new BitVector(rows, first, second);
    }

    /// Every second row, from row `first`, 0 or 1, on.
    public BitVector everyOther(int first) {
        Rows.requireRange(first, Math.max(first, rows), Math.max(1, rows));
        int half = (rows + 1 - first) / 2;
        return new BitVector(
                half, Words.everyOther(this.first, rows, first), Words.everyOther(this.second, rows, first));
    }

    /// The rows of both in turns: `even` first, which has as many rows as `odd` or one more.
    public static BitVector interleaved(BitVector even, BitVector odd) {
        int rows = Math.addExact(even.rows, odd.rows);
        Rows.requireSame(even.rows, rows - rows / 2);
        return new BitVector(
                rows, Words.interleaved(even.first, odd.first, rows), Words.interleaved(even.second, odd.second, rows));
    }

    /// The rows from the last to the first.
    public BitVector reversed() {
        return new BitVector(rows, Words.reversed(first, rows), Words.reversed(second, rows));
    }

    /// Row j of the result is row `rows[j]` of this vector; the row numbers are public.
    public BitVector gather(int[] rows) {
        return new BitVector(rows.length, Words.gather(first, rows), Words.gather(second, rows));
    }

    /// Row j of this vector becomes row `destinations[j]` of the result: a public permutation of all rows.
    public BitVector scatter(int[] destinations) {
        Rows.requireSame(rows, destinations.length);
        return new BitVector(rows, Words.scatter(first, destinations), Words.scatter(second, destinations));
    }

    /// A vector of one row, repeated `rows` times.
    public BitVector replicate(int rows) {
        Rows.requireSame(1, this.rows);
        return new BitVector(rows, filled(rows, -first[0]), filled(rows, -second[0]));
    }

    @Override
    public String toString() {
        return "BitVector[" + rows + " secret rows]";
    }

    private static long[] filled(int rows, long word) {
        long[] out = new long[Words.count(rows)];
        Arrays.fill(out, word);
        return out;
    }

    private static long[] xor(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] ^ y[i];
        }
        return out;
    }

    private static long[] and(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] & y[i];
        }
        return out;
    }

    private static long[] not(long[] x) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ~x[i];
        }
        return out;
    }
}
