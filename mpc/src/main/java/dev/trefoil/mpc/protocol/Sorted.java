package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitPlanes;

/// What a sort yields: the order of the rows, to move other columns by, and the keys in that order.
///
/// Secret: `toString` tells type and length only.
public final class Sorted {
    private final Ordering ordering;
    private final BitPlanes key;

    Sorted(Ordering ordering, BitPlanes key) {
        this.ordering = ordering;
        this.key = key;
    }

    public Ordering ordering() {
        return ordering;
    }

    /// The keys, ascending.
    public BitPlanes key() {
        return key;
    }

    @Override
    public String toString() {
        return "Sorted[" + key + "]";
    }
}
