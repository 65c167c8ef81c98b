package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;

/// How many rows of a secret bit vector are one.
///
/// *Inputs.* Bits. *Output.* One row, modulo 2^width. *What each party sees, bits per row (3 width), rounds
/// (2).* Those of [BitToArithmetic]; the sum is local. *Paper.* As that.
public final class CountOnes {
    private CountOnes() {}

    public static RingVector of(Party party, BitVector bits, int width) {
        return BitToArithmetic.of(party, bits, width).total();
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width) {
        return BitToArithmetic.bits(rows, width);
    }

    public static int rounds() {
        return BitToArithmetic.rounds();
    }
}
