package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.RingVector;

/// For each right row, which of the present left rows, in order of their keys, have its key: `count` rows after the
/// first `start`.
///
/// Secret: `toString` tells the shape only.
public final class MatchRange {
    private final RingVector start;
    private final RingVector count;

    MatchRange(RingVector start, RingVector count) {
        this.start = start;
        this.count = count;
    }

    /// How many present left rows have a smaller key.
    public RingVector start() {
        return start;
    }

    /// How many present left rows have this key.
    public RingVector count() {
        return count;
    }

    @Override
    public String toString() {
        return "MatchRange[" + count.rows() + " secret rows]";
    }
}
