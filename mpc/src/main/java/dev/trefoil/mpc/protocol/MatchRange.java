package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.RingVector;

/// For each right row, which of the left rows, in the order of their keys, have its key: `count` rows after the
/// first `start`.
///
/// Secret: `toString` tells the shape only.
public final class MatchRange {
    private final RingVector start;
    private final RingVector count;
    private final SecretPermutation leftOrder;

    MatchRange(RingVector start, RingVector count, SecretPermutation leftOrder) {
        this.start = start;
        this.count = count;
        this.leftOrder = leftOrder;
    }

    /// How many present left rows have a smaller key; without meaning for an absent right row.
    public RingVector start() {
        return start;
    }

    /// How many present left rows have this key; zero for an absent right row.
    public RingVector count() {
        return count;
    }

    /// Brings the present left rows into the order of their keys, absent ones behind them.
    public SecretPermutation leftOrder() {
        return leftOrder;
    }

    @Override
    public String toString() {
        return "MatchRange[" + count.rows() + " secret rows]";
    }
}
