package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;

/// Brings the wanted rows to the front, in the order they had, and hides how many they are.
///
/// *Inputs.* A bit for each row, one where it is wanted, and columns. *Output.* The columns: wanted rows first,
/// then the others, each in the order before. A caller that needs the bit afterwards moves it along as a
/// column. *What each party sees.* The destinations in a uniformly random order. *Bits per row.* 4 width + 13
/// index bits. *Rounds.* 5. *Paper.* Chida et al. 2019.
public final class Compaction {
    private Compaction() {}

    public static Columns of(Party party, BitVector wanted, Columns columns) {
        return ApplyPermutation.of(party, BitSort.of(party, wanted.not(party.index())), columns);
    }

    /// Bits sent by the three parties together for columns of `width` bits a row altogether.
    public static long bits(int rows, int width) {
        return BitSort.bits(rows) + ApplyPermutation.bits(rows, width);
    }

    public static int rounds() {
        return DigitSort.roundsBeforeMove() + ApplyPermutation.rounds();
    }
}
