package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;

/// The low bits of secret numbers as bit-sliced words.
///
/// *Inputs.* Numbers. *Output.* Their low `width` bits: the whole number if it fits, as unsigned or as two's
/// complement. *What each party sees.* P_1: a value under a mask; then one uniformly random bit per gate
/// each. *Bits per row.* width + 3 gates of the [Adder]. *Rounds.* 1 + those of the adder. *Paper.* ABY3
/// (Mohassel, Rindal 2018), with two summands of which only one is sent (PROTOCOLS 3.4).
public final class ArithmeticToBits {
    private ArithmeticToBits() {}

    public static BitPlanes of(Party party, RingVector number, int width, Adder adder) {
        Summands summands = Summands.of(party, number, width);
        return Add.of(party, summands.known(), summands.third(), adder);
    }

    /// The low bits, up to 128 of them, of numbers modulo 2^128.
    public static BitPlanes of(Party party, WideVector number, int width, Adder adder) {
        Summands summands = Summands.of(party, number, width);
        return Add.of(party, summands.known(), summands.third(), adder);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width, Adder adder) {
        return Summands.bits(rows, width) + Add.bits(rows, width, adder);
    }

    public static int rounds(int width, Adder adder) {
        return Summands.rounds() + Add.rounds(width, adder);
    }
}
