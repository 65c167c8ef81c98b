package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// Whether two bit-sliced words are equal, row by row.
///
/// *Inputs.* Two words of the same width. *Output.* One bit a row. *What each party sees.* One uniformly
/// random bit per gate. *Bits per row.* 3 (width - 1). *Rounds.* ceil(log2 width). *Paper.* AND tree over the
/// complement of the XOR; folklore.
public final class Equal {
    private Equal() {}

    public static BitVector of(Party party, BitPlanes left, BitPlanes right) {
        return zero(party, left.xor(right));
    }

    /// Whether all bits of the word are zero.
    public static BitVector zero(Party party, BitPlanes word) {
        if (word.width() == 0) {
            return BitVector.constant(party.index(), word.rows(), true);
        }
        return Conjunction.each(party, List.of(word.not(party.index()).planes()))
                .getFirst();
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width) {
        return And.bits(rows, Conjunction.gates(width));
    }

    public static int rounds(int width) {
        return Conjunction.rounds(width);
    }
}
