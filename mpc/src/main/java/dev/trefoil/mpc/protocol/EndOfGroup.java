package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// Marks the last row of every group of equal keys among sorted rows.
///
/// *Inputs.* Rows of which the valid ones come first, sorted by key; their key (of any row that is not valid,
/// anything). *Output.* One where the row is valid and the next row is another group or not valid. *What each
/// party sees.* One uniformly random bit per gate. *Bits.* 3 width (rows - 1). *Rounds.* ceil(log2(width + 1)).
/// *Paper.* Asharov et al. 2023 (joins and group-by by prefix sums). That the next row is valid joins the
/// equality as one more bit, and since it implies that this row is valid, the result is one XOR away.
public final class EndOfGroup {
    private EndOfGroup() {}

    public static BitVector of(Party party, BitPlanes key, BitVector valid) {
        int rows = valid.rows();
        if (key.rows() != rows) {
            throw new IllegalArgumentException(
                    "a key of " + key.rows() + " rows, of which " + rows + " are marked valid");
        }
        if (rows < 2) {
            return valid;
        }
        BitPlanes differs = key.slice(0, rows - 1).xor(key.slice(1, rows));
        BitVector ends = valid.slice(1, rows).not(party.index());
        BitVector same = Equal.zero(party, differs.below(ends));
        return valid.xor(BitVector.concat(List.of(same, BitVector.zeros(1))));
    }

    /// Bits sent by the three parties together.
    public static long bits(int rows, int width) {
        return rows < 2 ? 0 : Equal.bits(rows - 1, width + 1);
    }

    public static int rounds(int rows, int width) {
        return rows < 2 ? 0 : Equal.rounds(width + 1);
    }
}
