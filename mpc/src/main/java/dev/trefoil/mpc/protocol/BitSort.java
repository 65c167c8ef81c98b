package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// The permutation that brings rows with bit zero before rows with bit one and keeps their order otherwise.
///
/// *Inputs.* One bit a row. *Output.* The destination of each row. *What each party sees.* Masked values only.
/// *Bits per row.* 6 index bits. *Rounds.* 3. *Paper.* Chida et al. 2019 (eprint 2019/695): the place of a zero
/// is the number of zeros up to it, that of a one the number of all zeros plus the ones up to it; prefix sums
/// are local.
public final class BitSort {
    private BitSort() {}

    public static SecretPermutation of(Party party, BitVector bit) {
        return DigitSort.of(party, List.of(bit));
    }

    /// Bits sent by the three parties together.
    public static long bits(int rows) {
        return DigitSort.bits(rows, 1);
    }

    public static int rounds() {
        return DigitSort.rounds();
    }
}
