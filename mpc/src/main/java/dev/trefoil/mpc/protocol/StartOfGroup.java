package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// Marks the first row of every group of equal keys among sorted rows: what [SortedGroups] takes.
///
/// *Inputs.* Rows sorted by key, the valid ones first; their key and whether they are valid. *Output.* One where
/// the row before has another key or another validity, and in row 0: so valid and other rows never share a group,
/// and the rows that are not valid are groups too, which mean nothing. *What each party sees.* One uniformly
/// random bit per gate. *Bits.* 3 width (rows - 1). *Rounds.* ceil(log2(width + 1)). *Paper.* As [EndOfGroup],
/// which marks the ends of the valid groups only.
public final class StartOfGroup {
    private StartOfGroup() {}

    public static BitVector of(Party party, BitPlanes key, BitVector valid) {
        int rows = valid.rows();
        BitVector first = BitVector.constant(party.index(), Math.min(1, rows), true);
        if (rows < 2) {
            return first;
        }
        BitPlanes told = key.below(valid);
        BitPlanes differs = told.slice(1, rows).xor(told.slice(0, rows - 1));
        return BitVector.concat(List.of(first, Equal.zero(party, differs).not(party.index())));
    }

    /// Bits sent by the three parties together.
    public static long bits(int rows, int width) {
        return rows < 2 ? 0 : Equal.bits(rows - 1, width + 1);
    }

    public static int rounds(int rows, int width) {
        return rows < 2 ? 0 : Equal.rounds(width + 1);
    }
}
