package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The exact quotient floor(dividend 2^fraction / divisor) of bit-sliced unsigned words.
///
/// **What the caller owes.** The quotient is below 2^quotientWidth. Where it is not, and where the divisor is
/// zero, the result is without meaning (but defined, and nothing is leaked): the caller masks such rows.
///
/// Non-restoring long division, one quotient bit after the other from the top: the remainder, doubled and
/// with the next bit of the dividend, has the divisor subtracted if it was not negative and added if it was.
/// It stays between -divisor and divisor, so it is kept modulo 2^(divisor width + 1), however wide the scaled
/// dividend is; choosing between adding and subtracting is local. Preferred to Goldschmidt's iteration
/// (PROTOCOLS 3.16): it is exact without a correction, and with [Adder#RIPPLE] takes fewer bits (1024 instead
/// of some thousands for 32 bits).
///
/// *Inputs.* Dividend and divisor. *Output.* quotientWidth bits. *What each party sees.* One uniformly random
/// bit per gate. *Bits per row.* 3 quotientWidth gates, with the gates of an [Adder] of divisor width + 1.
/// *Rounds.* quotientWidth times those of the adder. With the remainder, one addition and an AND a bit of the
/// divisor more. *Paper.* Long division, e.g. Parhami, Computer
/// Arithmetic, 13.3.
public final class Divide {
    private Divide() {}

    public static BitPlanes floor(
            Party party, BitPlanes dividend, BitPlanes divisor, int fraction, int quotientWidth, Adder adder) {
        return withRemainder(party, dividend, divisor, fraction, quotientWidth, adder)
                .quotient();
    }

    /// The quotient, and the remainder dividend 2^fraction - quotient divisor, in as many bits as the divisor.
    public static DivideByPublic.Division both(
            Party party, BitPlanes dividend, BitPlanes divisor, int fraction, int quotientWidth, Adder adder) {
        DivideByPublic.Division division = withRemainder(party, dividend, divisor, fraction, quotientWidth, adder);
        BitPlanes rest = division.remainder();
        BitPlanes restored = And.of(party, divisor, rest.top());
        BitPlanes remainder = Add.of(party, rest.unsignedTo(divisor.width()), restored, adder);
        return new DivideByPublic.Division(division.quotient(), remainder);
    }

    /// The same, and what remains, as a signed word of divisor width + 1: to which the divisor is to be added
    /// where it is negative.
    static DivideByPublic.Division withRemainder(
            Party party, BitPlanes dividend, BitPlanes divisor, int fraction, int quotientWidth, Adder adder) {
        int width = divisor.width() + 1;
        BitPlanes scaled =
                dividend.shiftedLeft(fraction).unsignedTo(Math.max(quotientWidth, dividend.width() + fraction));
        BitPlanes wide = divisor.unsignedTo(width);
        BitPlanes remainder = scaled.bits(quotientWidth, scaled.width()).unsignedTo(width);
        BitVector positive = BitVector.constant(party.index(), dividend.rows(), true);
        List<BitVector> quotient = new ArrayList<>(Collections.nCopies(quotientWidth, positive));
        for (int bit = quotientWidth - 1; bit >= 0; bit--) {
            BitPlanes doubled = BitPlanes.of(scaled.plane(bit)).below(remainder.bits(0, width - 1));
            remainder = Subtract.where(party, positive, doubled, wide, adder);
            positive = remainder.top().not(party.index());
            quotient.set(bit, positive);
        }
        return new DivideByPublic.Division(BitPlanes.of(dividend.rows(), quotient), remainder);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int divisorWidth, int quotientWidth, Adder adder) {
        return quotientWidth * Subtract.bits(rows, divisorWidth + 1, adder);
    }

    public static int rounds(int divisorWidth, int quotientWidth, Adder adder) {
        return quotientWidth * Subtract.rounds(divisorWidth + 1, adder);
    }

    /// Bits sent by the three parties together for [#both].
    public static long bitsOfBoth(long rows, int divisorWidth, int quotientWidth, Adder adder) {
        return bits(rows, divisorWidth, quotientWidth, adder)
                + And.bits(rows, divisorWidth)
                + Add.bits(rows, divisorWidth, adder);
    }

    public static int roundsOfBoth(int divisorWidth, int quotientWidth, Adder adder) {
        return rounds(divisorWidth, quotientWidth, adder) + And.rounds() + Add.rounds(divisorWidth, adder);
    }
}
