package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;

/// Brings rows into the order of a secret permutation.
///
/// *Inputs.* A secret permutation and columns of as many rows. *Output.* Columns whose row d is the row that
/// has destination d, freshly shared. *What each party sees.* The destinations in a uniformly random order that
/// nobody knows. *Bits per row.* 4 width + 7 index bits. *Rounds.* 3. *Paper.* Asharov et al. 2022 (CCS,
/// three-party radix sort).
///
/// The shuffle is fresh at each use and used for nothing else. To move more columns later by the same
/// permutation, take an [Ordering], which is cheaper from the second time on.
public final class ApplyPermutation {
    private ApplyPermutation() {}

    public static Columns of(Party party, SecretPermutation permutation, Columns columns) {
        Columns together = columns.with(permutation.destinations(), permutation.width());
        RowForm shuffled = Shuffle.rows(party, SharedPermutation.draw(party, columns.rows()), RowForm.of(together));
        int last = together.rings().size() - 1;
        int[] positions = Positions.of(Open.ring(party, shuffled.ring(last), permutation.width()));
        return shuffled.scatter(positions).toColumns().withoutLastRing();
    }

    /// Bits sent by the three parties together for columns of `width` bits a row altogether.
    public static long bits(int rows, int width) {
        int index = SecretPermutation.width(rows);
        return Shuffle.bits(rows, width + index) + Open.bits(rows, index);
    }

    public static int rounds() {
        return Shuffle.rounds() + Open.rounds();
    }
}
