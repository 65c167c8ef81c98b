package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;

/// Secret numbers divided by 2^shift, rounded down exactly.
///
/// *Inputs.* Numbers of `width` bits, two's complement. *Output.* floor(x / 2^shift) modulo 2^64, or 2^128. *What each
/// party sees, bits per row, rounds.* Those of [ArithmeticToBits] of `width` bits and [BitsToArithmetic] of
/// the width - shift that remain. *Paper.* As those.
public final class TruncateExact {
    private TruncateExact() {}

    public static RingVector of(Party party, RingVector number, int shift, int width, Adder adder) {
        requireShift(shift, width);
        BitPlanes word = ArithmeticToBits.of(party, number, width, adder);
        return BitsToArithmetic.signed(party, word.bits(shift, width), adder);
    }

    /// Numbers of up to 128 bits.
    public static WideVector of(Party party, WideVector number, int shift, int width, Adder adder) {
        requireShift(shift, width);
        BitPlanes word = ArithmeticToBits.of(party, number, width, adder);
        return BitsToArithmetic.wideSigned(party, word.bits(shift, width), adder);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int shift, int width, Adder adder) {
        return bits(rows, shift, width, adder, 64);
    }

    /// The same for a result modulo 2^modulus: 64 or 128.
    public static long bits(long rows, int shift, int width, Adder adder, int modulus) {
        return ArithmeticToBits.bits(rows, width, adder) + BitsToArithmetic.bits(rows, width - shift, adder, modulus);
    }

    /// The rounds of the two conversions one after the other, less one where they overlap: P_0 starts the
    /// second conversion before the others have ended the first, unless the last of the adders' rounds leaves
    /// P_0 last (every third does).
    public static int rounds(int shift, int width, Adder adder) {
        return rounds(shift, width, adder, 64);
    }

    /// The same for a result modulo 2^modulus: 64 or 128.
    public static int rounds(int shift, int width, Adder adder, int modulus) {
        int first = ArithmeticToBits.rounds(width, adder);
        int second = BitsToArithmetic.rounds(width - shift, adder, modulus);
        int additions = first - Summands.rounds() + second - BitToArithmetic.rounds();
        return first + second - (additions % 3 == 1 ? 0 : 1);
    }

    private static void requireShift(int shift, int width) {
        if (shift < 0 || shift >= width) {
            throw new IllegalArgumentException("a shift is 0 to " + (width - 1) + " bits here, not " + shift);
        }
    }
}
