package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// Whether any row of a secret bit vector is one: the bit by which a check over all rows is opened.
///
/// *Inputs.* n bits. *Output.* One row; zero if there are no rows. *What each party sees.* One uniformly
/// random bit per gate. *Bits in all.* 3 (n - 1). *Rounds.* ceil(log2 n). *Paper.* Tree of [Or].
public final class AnyTrue {
    private AnyTrue() {}

    public static BitVector of(Party party, BitVector bits) {
        if (bits.rows() == 0) {
            return BitVector.zeros(1);
        }
        BitVector left = bits;
        while (left.rows() > 1) {
            int pairs = left.rows() / 2;
            BitVector joined = Or.of(party, left.slice(0, pairs), left.slice(pairs, 2 * pairs));
            left = BitVector.concat(List.of(joined, left.slice(2 * pairs, left.rows())));
        }
        return left;
    }

    /// Bits sent by the three parties together, for all rows.
    public static long bits(long rows) {
        return And.bits(Math.max(0, rows - 1), 1);
    }

    public static int rounds(int rows) {
        return MuxTree.rounds(rows);
    }
}
