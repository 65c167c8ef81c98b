package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;

/// The OR of two secret bits, row by row: x ^ y ^ (x & y).
///
/// *Inputs.* Vectors of equal length. *Output.* Their OR. *What each party sees.* One uniformly random bit
/// per row. *Bits per row.* 3. *Rounds.* 1. *Paper.* As [And].
public final class Or {
    private Or() {}

    public static BitVector of(Party party, BitVector left, BitVector right) {
        return left.xor(right).xor(And.of(party, left, right));
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows) {
        return And.bits(rows, 1);
    }

    public static int rounds() {
        return And.rounds();
    }
}
