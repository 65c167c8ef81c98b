package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.List;

/// Bit-sliced words as secret numbers modulo 2^modulus, exactly.
///
/// Write k for the width of the word (at least 2) and m for the modulus (k to 64, or 128). A word r is drawn as F_0,
/// which P_0 and P_2 know; c = x + r is computed in bits, with its carry w; its low k bits are opened to P_1,
/// for whom they are uniformly random; then x = c - r + 2^k w, where w becomes a number as in
/// [BitToArithmetic].
///
/// *Inputs.* Words of k bits. *Output.* The same numbers. *What each party sees.* One uniformly random bit
/// per gate each; P_1: c, and values under masks; P_2: a value under a mask. *Bits per row.* 3 gates + 3 m -
/// k, with the gates of an [Adder] of min(k+1, m) bits; for k = 1, 3 m. *Rounds.* Those of the adder + 2.
/// *Paper.* Own arrangement; ABY3 and SPU open x - r with a full adder of m bits to two parties.
///
/// By bits: each bit j becomes a number modulo 2^(m-j). *Bits per row.* 3 (k m - k (k-1)/2). *Rounds.* 2.
public final class BitsToArithmetic {
    private BitsToArithmetic() {}

    /// Words read as unsigned, modulo 2^64.
    public static RingVector unsigned(Party party, BitPlanes word, Adder adder) {
        return unsigned(party, word, adder, 64);
    }

    /// Words read as unsigned.
    public static RingVector unsigned(Party party, BitPlanes word, Adder adder, int modulus) {
        if (word.width() < 2) {
            return unsignedByBits(party, word, modulus);
        }
        requireModulus(word.width(), modulus);
        int rows = word.rows();
        int width = word.width();
        BitPlanes mask = MaskedSum.mask(party, rows, width);
        int sumWidth = Math.min(width + 1, modulus);
        BitPlanes sum = Add.of(party, word.unsignedTo(sumWidth), mask.unsignedTo(sumWidth), adder);
        BitPlanes low = sum.bits(0, width);
        BitVector carry = sumWidth == width ? BitVector.zeros(rows) : sum.top();
        return MaskedSum.toNumber(party, mask, low, carry, modulus);
    }

    /// Words read as two's complement, modulo 2^64.
    public static RingVector signed(Party party, BitPlanes word, Adder adder) {
        return signed(party, word, adder, 64);
    }

    /// Words read as two's complement.
    public static RingVector signed(Party party, BitPlanes word, Adder adder, int modulus) {
        return unsigned(party, word.flipTop(party.index()), adder, modulus)
                .plusPublic(party.index(), -1L << (word.width() - 1));
    }

    /// Words of at most 128 bits, read as unsigned, modulo 2^128.
    public static WideVector wideUnsigned(Party party, BitPlanes word, Adder adder) {
        int rows = word.rows();
        int width = word.width();
        if (width < 2) {
            return width == 0 ? WideVector.zeros(rows) : BitToArithmetic.wide(party, word.plane(0));
        }
        if (width > WideVector.WIDTH) {
            throw new IllegalArgumentException("a word of " + width + " bits does not fit into a modulus of 2^128");
        }
        BitPlanes mask = MaskedSum.mask(party, rows, width);
        int sumWidth = Math.min(width + 1, WideVector.WIDTH);
        BitPlanes sum = Add.of(party, word.unsignedTo(sumWidth), mask.unsignedTo(sumWidth), adder);
        BitVector carry = sumWidth == width ? BitVector.zeros(rows) : sum.top();
        return WideMaskedSum.toNumber(party, mask, sum.bits(0, width), carry);
    }

    /// Words of at most 128 bits, read as two's complement, modulo 2^128.
    public static WideVector wideSigned(Party party, BitPlanes word, Adder adder) {
        return wideUnsigned(party, word.flipTop(party.index()), adder)
                .plusPublic(
                        party.index(),
                        BigInteger.ONE.shiftLeft(word.width() - 1).negate());
    }

    /// Words read as unsigned, bit by bit: fewest rounds.
    public static RingVector unsignedByBits(Party party, BitPlanes word, int modulus) {
        requireModulus(word.width(), modulus);
        int[] widths = new int[word.width()];
        for (int bit = 0; bit < widths.length; bit++) {
            widths[bit] = modulus - bit;
        }
        List<RingVector> numbers = BitToArithmetic.all(party, word.planes(), widths);
        RingVector out = RingVector.zeros(word.rows());
        for (int bit = 0; bit < widths.length; bit++) {
            out = out.plus(numbers.get(bit).times(1L << bit));
        }
        return out;
    }

    /// Words read as two's complement, bit by bit: fewest rounds.
    public static RingVector signedByBits(Party party, BitPlanes word, int modulus) {
        return unsignedByBits(party, word.flipTop(party.index()), modulus)
                .plusPublic(party.index(), -1L << (word.width() - 1));
    }

    /// Bits sent by the three parties together for [#unsigned] and [#signed], and with modulus 128 for
    /// [#wideUnsigned] and [#wideSigned].
    public static long bits(long rows, int width, Adder adder, int modulus) {
        return width < 2
                ? bitsByBits(rows, width, modulus)
                : Add.bits(rows, Math.min(width + 1, modulus), adder) + rows * (3 * modulus - width);
    }

    /// Rounds of [#unsigned] and [#signed], and with modulus 128 of [#wideUnsigned] and [#wideSigned].
    public static int rounds(int width, Adder adder, int modulus) {
        return width < 2 ? BitToArithmetic.rounds() : Add.rounds(Math.min(width + 1, modulus), adder) + 2;
    }

    /// Bits sent by the three parties together for the variants by bits.
    public static long bitsByBits(long rows, int width, int modulus) {
        return 3 * rows * (width * modulus - width * (width - 1) / 2);
    }

    private static void requireModulus(int width, int modulus) {
        if (modulus < width || modulus > 64) {
            throw new IllegalArgumentException(
                    "a word of " + width + " bits fits into a modulus of 2^" + width + " to 2^64, not 2^" + modulus);
        }
    }
}
