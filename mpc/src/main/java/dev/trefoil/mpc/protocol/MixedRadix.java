package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PlainPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A secret number as quotient and remainder of a public divisor d, added up from summands that parties divided
/// in the clear.
///
/// The number is A + B + w M: one party knows A, two know B, M is public, the bit w is secret. A summand a d + b
/// stands in one word as 2^L a + b, where 2^L is the least power not below d. With e = 2^L - d added to B's
/// word, the low parts carry into the quotients exactly if the remainders reach d; the second addition takes e
/// away again where they did not, and adds M, with e once more, where w is one. A remainder is then too large by
/// e exactly where w is one and that addition did not carry.
///
/// From a number modulo 2^k that is below 2^(k-1): A = x_0 + x_1, B = x_2, M = -2^k; the sum wraps exactly if
/// the top bit of A or B is one, see [Truncate]. From a word x of k bits: with r drawn by P_0 and P_2, A is the
/// low part of x + r, opened to P_1, B = -r, M = 2^k, and w the carry, see [BitsToArithmetic]. Own arrangement.
final class MixedRadix {
    private final BitPlanes sum;
    private final BitVector bit;
    private final BitVector carry;
    private final long divisor;

    /// Quotient above remainder; w; the carry from the remainder into the quotient in the second addition.
    private MixedRadix(BitPlanes sum, BitVector bit, BitVector carry, long divisor) {
        this.sum = sum;
        this.bit = bit;
        this.carry = carry;
        this.divisor = divisor;
    }

    /// Of words of at most 64 bits.
    static MixedRadix of(Party party, BitPlanes word, long divisor, Adder adder) {
        int rows = word.rows();
        int width = word.width();
        int sumWidth = DivideByPublic.widthOfSum(width, divisor);
        BitPlanes mask = MaskedSum.mask(party, rows, width);
        BitPlanes masked = Add.of(party, word.unsignedTo(width + 1), mask.unsignedTo(width + 1), adder);
        BitPlanes low = masked.bits(0, width);
        long[] opened = openedToSecond(party, low);
        BitPlanes left = Input.planes(party, 1, divided(opened, divisor), rows, sumWidth);
        BitPlanes right = negated(party, mask, divisor, sumWidth);
        return of(party, left, right, masked.top(), BigInteger.ONE.shiftLeft(width), divisor, adder);
    }

    /// Of numbers of the ring, in 0 to 2^width - 1.
    static MixedRadix of(Party party, RingVector number, int width, long divisor, Adder adder) {
        int rows = number.rows();
        int modulus = width + 1;
        int sumWidth = DivideByPublic.widthOfSum(width, divisor);
        long[] plain = party.index() == 0
                ? Summands.sum(number)
                : party.index() == 1 ? number.second().clone() : number.first().clone();
        Door.reduce(plain, modulus);
        long[] words = divided(plain, divisor);
        for (int i = 0; i < rows; i++) {
            words[i] += party.index() == 0 ? 0 : excess(divisor);
            words[i] &= (1L << sumWidth) - 1;
            words[i] |= plain[i] >>> width << sumWidth;
        }
        BitPlanes left = Input.planes(party, 0, words, rows, sumWidth + 1);
        BitPlanes right = third(party, PlainPlanes.of(words, sumWidth + 1), rows);
        BitVector wraps = Or.of(party, left.top(), right.top());
        BigInteger wrap = BigInteger.ONE.shiftLeft(modulus).negate();
        return of(party, left.bits(0, sumWidth), right.bits(0, sumWidth), wraps, wrap, divisor, adder);
    }

    BitPlanes quotient() {
        return sum.bits(DivideByPublic.bitsBelow(divisor), sum.width());
    }

    DivideByPublic.Division both(Party party, Adder adder) {
        int low = DivideByPublic.bitsBelow(divisor);
        BitVector tooLarge = And.of(party, bit, carry.not(party.index()));
        BitPlanes less = where(tooLarge, divisor, low);
        return new DivideByPublic.Division(quotient(), Add.of(party, sum.bits(0, low), less, adder));
    }

    /// Bits for the quotient of words; the remainder takes an addition of the divisor's width more.
    static long bits(long rows, int width, long divisor, Adder adder) {
        int sumWidth = DivideByPublic.widthOfSum(width, divisor);
        return Add.bits(rows, width + 1, adder) + rows * (width + sumWidth) + sumBits(rows, sumWidth, adder);
    }

    static int rounds(int width, long divisor, Adder adder) {
        return Add.rounds(width + 1, adder)
                + 1
                + Input.rounds()
                + sumRounds(DivideByPublic.widthOfSum(width, divisor), adder);
    }

    static long ringBits(long rows, int width, long divisor, Adder adder) {
        int sumWidth = DivideByPublic.widthOfSum(width, divisor);
        return rows * (sumWidth + 1) + Or.bits(rows) + sumBits(rows, sumWidth, adder);
    }

    static int ringRounds(int width, long divisor, Adder adder) {
        return Input.rounds() + Or.rounds() + sumRounds(DivideByPublic.widthOfSum(width, divisor), adder);
    }

    /// The constant where the bit is one, zero elsewhere.
    static BitPlanes where(BitVector bit, long constant, int width) {
        List<BitVector> planes = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            planes.add(((constant >>> j) & 1) != 0 ? bit : BitVector.zeros(bit.rows()));
        }
        return BitPlanes.of(bit.rows(), planes);
    }

    private static MixedRadix of(
            Party party, BitPlanes left, BitPlanes right, BitVector bit, BigInteger m, long divisor, Adder adder) {
        int low = DivideByPublic.bitsBelow(divisor);
        BitPlanes once = Add.of(party, left, right, adder);
        BitVector reached = carryInto(low, once, left, right);
        BitVector both = And.of(party, bit, reached);
        BitPlanes summand = summand(party, bit, reached, both, divided(m, divisor), divisor, once.width());
        BitPlanes twice = Add.of(party, once, summand, adder);
        return new MixedRadix(twice, bit, carryInto(low, twice, once, summand), divisor);
    }

    private static long sumBits(long rows, int sumWidth, Adder adder) {
        return 2 * Add.bits(rows, sumWidth, adder) + And.bits(rows, 1);
    }

    private static int sumRounds(int sumWidth, Adder adder) {
        return 2 * Add.rounds(sumWidth, adder) + And.rounds();
    }

    private static BitVector carryInto(int plane, BitPlanes sum, BitPlanes left, BitPlanes right) {
        return sum.plane(plane).xor(left.plane(plane)).xor(right.plane(plane));
    }

    /// What the second addition adds: -e where the remainders did not reach d, 0 where they did; where w is one,
    /// M and e more than that.
    private static BitPlanes summand(
            Party party, BitVector bit, BitVector reached, BitVector both, long m, long divisor, int width) {
        long none = -excess(divisor);
        long onlyBit = m;
        long all = m + excess(divisor);
        BitPlanes out = BitPlanes.constant(party.index(), bit.rows(), width, none);
        return out.xor(where(reached, none, width))
                .xor(where(bit, none ^ onlyBit, width))
                .xor(where(both, none ^ onlyBit ^ all, width));
    }

    /// e, the distance from the divisor to the least power of two not below it.
    private static long excess(long divisor) {
        return (1L << DivideByPublic.bitsBelow(divisor)) - divisor;
    }

    /// Quotient above remainder of unsigned numbers.
    private static long[] divided(long[] numbers, long divisor) {
        int low = DivideByPublic.bitsBelow(divisor);
        long[] out = new long[numbers.length];
        for (int i = 0; i < out.length; i++) {
            long quotient = Long.divideUnsigned(numbers[i], divisor);
            out[i] = (quotient << low) + numbers[i] - quotient * divisor;
        }
        return out;
    }

    /// Quotient above remainder, which is not negative, of one number.
    private static long divided(BigInteger number, long divisor) {
        BigInteger remainder = number.mod(BigInteger.valueOf(divisor));
        BigInteger quotient = number.subtract(remainder).divide(BigInteger.valueOf(divisor));
        return quotient.shiftLeft(DivideByPublic.bitsBelow(divisor))
                .add(remainder)
                .longValue();
    }

    /// Quotient above remainder of the negated mask, and e: share 0, which P_0 and P_2 know.
    private static BitPlanes negated(Party party, BitPlanes mask, long divisor, int width) {
        int rows = mask.rows();
        long[][] zero = new long[width][BitVector.words(rows)];
        if (party.index() == 1) {
            return Summands.planes(rows, zero, zero);
        }
        long[][] planes = party.index() == 0 ? MaskedSum.first(mask) : MaskedSum.second(mask);
        long[] words = divided(PlainPlanes.toNumbers(planes, rows), divisor);
        long low = (1L << DivideByPublic.bitsBelow(divisor)) - 1;
        for (int i = 0; i < rows; i++) {
            long remainder = words[i] & low;
            long negated = remainder == 0 ? -words[i] : divisor - remainder - (words[i] - remainder + low + 1);
            words[i] = negated + excess(divisor);
        }
        long[][] plain = PlainPlanes.of(words, width);
        return party.index() == 0 ? Summands.planes(rows, plain, zero) : Summands.planes(rows, zero, plain);
    }

    /// Words that P_1 and P_2 know, as share 2.
    private static BitPlanes third(Party party, long[][] plain, int rows) {
        long[][] zero = new long[plain.length][BitVector.words(rows)];
        return switch (party.index()) {
            case 0 -> Summands.planes(rows, zero, zero);
            case 1 -> Summands.planes(rows, zero, plain);
            default -> Summands.planes(rows, plain, zero);
        };
    }

    /// The words at P_1, for whom they are uniformly random; nothing of meaning at the others.
    private static long[] openedToSecond(Party party, BitPlanes low) {
        return switch (party.index()) {
            case 0 -> {
                party.next().sendBits((long) low.rows() * low.width(), MaskedSum.first(low));
                yield new long[0];
            }
            case 1 -> PlainPlanes.toNumbers(MaskedSum.receiveSum(party, low), low.rows());
            default -> new long[0];
        };
    }

    @Override
    public String toString() {
        return "MixedRadix[" + sum + "]";
    }
}
