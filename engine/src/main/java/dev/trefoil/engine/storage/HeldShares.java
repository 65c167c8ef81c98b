package dev.trefoil.engine.storage;

/// The two shares of a table that a party holds, each as words in one layout.
///
/// Secret: `toString` tells the sizes only.
public final class HeldShares {
    private final long[] first;
    private final long[] second;

    /// The arrays are handed over.
    public HeldShares(long[] first, long[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("shares of " + first.length + " and " + second.length + " words");
        }
        this.first = first;
        this.second = second;
    }

    /// Share i of party P_i; read only.
    public long[] first() {
        return first;
    }

    /// Share i+1; read only.
    public long[] second() {
        return second;
    }

    @Override
    public String toString() {
        return "HeldShares[2 x " + first.length + " secret words]";
    }
}
