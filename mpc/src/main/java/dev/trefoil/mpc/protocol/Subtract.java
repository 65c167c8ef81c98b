package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;

/// The difference of two bit-sliced words: an [Add] of the complement and one.
///
/// *Inputs.* Two words of the same width. *Output.* Their difference modulo 2^width. *What each party sees,
/// bits per row, rounds.* As [Add].
public final class Subtract {
    private Subtract() {}

    public static BitPlanes of(Party party, BitPlanes left, BitPlanes right, Adder adder) {
        BitVector one = BitVector.constant(party.index(), left.rows(), true);
        return Add.of(party, left, right.not(party.index()), one, adder);
    }

    /// Left plus right where the bit is zero, left minus right where it is one: choosing costs nothing.
    public static BitPlanes where(Party party, BitVector subtract, BitPlanes left, BitPlanes right, Adder adder) {
        return Add.of(party, left, right.xor(subtract), subtract, adder);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width, Adder adder) {
        return Add.bits(rows, width, adder);
    }

    public static int rounds(int width, Adder adder) {
        return Add.rounds(width, adder);
    }
}
