package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;

/// Takes rows back from the order of a secret permutation: the inverse of [ApplyPermutation].
///
/// *Inputs.* A secret permutation and columns of as many rows. *Output.* Columns whose row j is the row at the
/// destination of j, freshly shared. *What each party sees.* The destinations in a uniformly random order that
/// nobody knows. *Bits per row.* 4 width + 7 index bits. *Rounds.* 5. *Paper.* Asharov et al. 2022.
public final class UnapplyPermutation {
    private UnapplyPermutation() {}

    public static Columns of(Party party, SecretPermutation permutation, Columns columns) {
        return Ordering.of(party, permutation).unapply(party, columns);
    }

    /// Bits sent by the three parties together for columns of `width` bits a row altogether.
    public static long bits(int rows, int width) {
        return Ordering.bitsOfPermutation(rows) + Ordering.bits(rows, width);
    }

    public static int rounds() {
        return Ordering.roundsOfPermutation() + Ordering.rounds();
    }
}
