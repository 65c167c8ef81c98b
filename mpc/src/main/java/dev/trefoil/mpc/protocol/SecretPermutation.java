package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.RingVector;

/// A permutation that nobody knows: for each row its destination, shared modulo 2^[#width(int)].
///
/// It never opens as it is; [ApplyPermutation], [UnapplyPermutation] and [Ordering] use it behind a fresh
/// shuffle each time.
///
/// Secret: `toString` tells type and length only.
public final class SecretPermutation {
    private final RingVector destinations;

    private SecretPermutation(RingVector destinations) {
        this.destinations = destinations;
    }

    /// The permutation that takes row j to `destinations[j]`, shared modulo 2^width or more. The caller owes
    /// that the destinations are 0 to rows - 1, each once: when the permutation is used, anything else ends the
    /// run.
    public static SecretPermutation of(RingVector destinations) {
        return new SecretPermutation(destinations);
    }

    /// A public permutation.
    public static SecretPermutation ofPublic(Party party, int... destinations) {
        long[] values = new long[destinations.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = destinations[i];
        }
        return of(RingVector.ofPublic(party.index(), values));
    }

    /// The bits of a row number: the least that tell `rows` rows apart, at least one.
    public static int width(int rows) {
        return rows <= 2 ? 1 : 32 - Integer.numberOfLeadingZeros(rows - 1);
    }

    public int rows() {
        return destinations.rows();
    }

    int width() {
        return width(rows());
    }

    /// Where each row goes, modulo 2^width.
    public RingVector destinations() {
        return destinations;
    }

    @Override
    public String toString() {
        return "SecretPermutation[" + rows() + " secret rows]";
    }
}
