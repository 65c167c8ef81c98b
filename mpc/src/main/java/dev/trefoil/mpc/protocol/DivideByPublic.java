package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import java.math.BigInteger;

/// The exact quotient, rounded down, and remainder of unsigned numbers divided by a public constant.
///
/// Two ways, of which the one with fewer bits is taken (by public shape alone). Long division ([Divide]), for
/// words of any width and best for small divisors. Or [MixedRadix]: the number is the sum of two summands, each
/// known in the clear to some party, who divides it by itself; what remains are two additions of about `width`
/// bits. Numbers of the ring are such sums as they are; words are first masked as in [BitsToArithmetic].
/// Preferred to multiplying by a public reciprocal (Granlund and Montgomery 1994), whose product needs 2 width +
/// 1 bits of the ring and yields no remainder: about 7 width bits here from the ring, against 8 width, and 11
/// width from words, against 16 width.
///
/// A power of two costs nothing for words, and an [ArithmeticToBits] for numbers of the ring. For signed
/// numbers, add a multiple of the divisor first that makes all of them positive, and subtract its quotient.
///
/// *Inputs.* Words of `width` bits; or numbers of the ring in 0 to 2^width - 1, for widths up to 63 with
/// [#widthOfSum] up to 63. *Output.* Quotients of [#quotientWidth] bits, remainders of [#remainderWidth] bits.
/// *What each party sees.* Values under masks, and one uniformly random bit per gate. *Bits, rounds.* See
/// [#bits] and [#ringBits]. *Paper.* As said; long division as [Divide].
public final class DivideByPublic {
    /// A quotient and what remains.
    public record Division(BitPlanes quotient, BitPlanes remainder) {}

    private DivideByPublic() {}

    /// Quotient and remainder of unsigned words.
    public static Division both(Party party, BitPlanes word, long divisor, Adder adder) {
        return switch (way(word.width(), divisor, adder)) {
            case NOTHING -> shifted(word, divisor);
            case LONG -> {
                Division division = longDivision(party, word, divisor, adder);
                yield new Division(division.quotient, restored(party, division.remainder, divisor, adder));
            }
            case SUMMANDS -> MixedRadix.of(party, word, divisor, adder).both(party, adder);
        };
    }

    /// The quotient of unsigned words.
    public static BitPlanes quotient(Party party, BitPlanes word, long divisor, Adder adder) {
        return switch (way(word.width(), divisor, adder)) {
            case NOTHING -> shifted(word, divisor).quotient;
            case LONG -> longDivision(party, word, divisor, adder).quotient;
            case SUMMANDS -> MixedRadix.of(party, word, divisor, adder).quotient();
        };
    }

    /// Quotient and remainder of numbers of the ring that lie in 0 to 2^width - 1.
    public static Division both(Party party, RingVector number, int width, long divisor, Adder adder) {
        requireRing(width, divisor);
        return isPower(width, divisor)
                ? shifted(ArithmeticToBits.of(party, number, width, adder), divisor)
                : MixedRadix.of(party, number, width, divisor, adder).both(party, adder);
    }

    /// The quotient of numbers of the ring that lie in 0 to 2^width - 1.
    public static BitPlanes quotient(Party party, RingVector number, int width, long divisor, Adder adder) {
        requireRing(width, divisor);
        return isPower(width, divisor)
                ? shifted(ArithmeticToBits.of(party, number, width, adder), divisor).quotient
                : MixedRadix.of(party, number, width, divisor, adder).quotient();
    }

    /// The bits of the quotient: none if every number is below the divisor.
    public static int quotientWidth(int width, long divisor) {
        requireDivisor(divisor);
        return BigInteger.ONE
                .shiftLeft(width)
                .subtract(BigInteger.ONE)
                .divide(BigInteger.valueOf(divisor))
                .bitLength();
    }

    /// The bits of the remainder: none for divisor 1.
    public static int remainderWidth(int width, long divisor) {
        requireDivisor(divisor);
        return Math.min(width, bitsBelow(divisor));
    }

    /// The bits of quotient and remainder together.
    public static int widthOfSum(int width, long divisor) {
        return quotientWidth(width, divisor) + bitsBelow(divisor);
    }

    /// Bits sent by the three parties together for the quotient of words; for the remainder, add
    /// [#remainderBits].
    public static long bits(long rows, int width, long divisor, Adder adder) {
        return switch (way(width, divisor, adder)) {
            case NOTHING -> 0;
            case LONG -> longBits(rows, width, divisor, adder);
            case SUMMANDS -> MixedRadix.bits(rows, width, divisor, adder);
        };
    }

    public static int rounds(int width, long divisor, Adder adder) {
        return switch (way(width, divisor, adder)) {
            case NOTHING -> 0;
            case LONG -> Divide.rounds(bitsBelow(divisor), quotientWidth(width, divisor), adder);
            case SUMMANDS -> MixedRadix.rounds(width, divisor, adder);
        };
    }

    /// Bits that the remainder of words takes besides the quotient.
    public static long remainderBits(long rows, int width, long divisor, Adder adder) {
        long restore = Add.bits(rows, bitsBelow(divisor), adder);
        return switch (way(width, divisor, adder)) {
            case NOTHING -> 0;
            case LONG -> restore;
            case SUMMANDS -> And.bits(rows, 1) + restore;
        };
    }

    /// Rounds that the remainder of words takes after the quotient.
    public static int remainderRounds(int width, long divisor, Adder adder) {
        int restore = Add.rounds(bitsBelow(divisor), adder);
        return switch (way(width, divisor, adder)) {
            case NOTHING -> 0;
            case LONG -> restore;
            case SUMMANDS -> And.rounds() + restore;
        };
    }

    /// Bits sent by the three parties together for the quotient of numbers of the ring; for the remainder, 3 and
    /// an addition of the divisor's width more, unless the divisor is a power of two.
    public static long ringBits(long rows, int width, long divisor, Adder adder) {
        return isPower(width, divisor)
                ? ArithmeticToBits.bits(rows, width, adder)
                : MixedRadix.ringBits(rows, width, divisor, adder);
    }

    public static int ringRounds(int width, long divisor, Adder adder) {
        return isPower(width, divisor)
                ? ArithmeticToBits.rounds(width, adder)
                : MixedRadix.ringRounds(width, divisor, adder);
    }

    /// The bits that tell the numbers below the divisor apart.
    static int bitsBelow(long divisor) {
        return 64 - Long.numberOfLeadingZeros(divisor - 1);
    }

    /// The remainder of which a negative one has the divisor added, in the bits below the divisor.
    private static BitPlanes restored(Party party, BitPlanes remainder, long divisor, Adder adder) {
        int width = bitsBelow(divisor);
        BitPlanes summand = MixedRadix.where(remainder.top(), divisor, width);
        return Add.of(party, remainder.bits(0, width), summand, adder);
    }

    private static Division longDivision(Party party, BitPlanes word, long divisor, Adder adder) {
        int width = bitsBelow(divisor);
        BitPlanes constant = BitPlanes.constant(party.index(), word.rows(), width, divisor);
        return Divide.withRemainder(party, word, constant, 0, quotientWidth(word.width(), divisor), adder);
    }

    private enum Way {
        NOTHING,
        LONG,
        SUMMANDS
    }

    private static Way way(int width, long divisor, Adder adder) {
        if (isPower(width, divisor)) {
            return Way.NOTHING;
        }
        boolean fits = width <= 64 && widthOfSum(width, divisor) <= 64;
        return fits && MixedRadix.bits(1, width, divisor, adder) < longBits(1, width, divisor, adder)
                ? Way.SUMMANDS
                : Way.LONG;
    }

    private static long longBits(long rows, int width, long divisor, Adder adder) {
        return Divide.bits(rows, bitsBelow(divisor), quotientWidth(width, divisor), adder);
    }

    /// Whether the bits of the number are those of remainder and quotient: also if it is below the divisor.
    private static boolean isPower(int width, long divisor) {
        return (divisor & (divisor - 1)) == 0 || quotientWidth(width, divisor) == 0;
    }

    private static Division shifted(BitPlanes word, long divisor) {
        int low = remainderWidth(word.width(), divisor);
        return new Division(word.bits(low, low + quotientWidth(word.width(), divisor)), word.bits(0, low));
    }

    private static void requireDivisor(long divisor) {
        if (divisor < 1) {
            throw new IllegalArgumentException("a public divisor is at least 1, not " + divisor);
        }
    }

    private static void requireRing(int width, long divisor) {
        if (width < 1 || width > 63 || widthOfSum(width, divisor) > 63) {
            throw new IllegalArgumentException(
                    "numbers of " + width + " bits divided by " + divisor + " take more than 63 bits");
        }
    }
}
