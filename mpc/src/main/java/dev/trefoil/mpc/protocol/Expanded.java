package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;

/// What an [Expand] made: as many rows as were asked for.
///
/// Secret: `toString` tells the shape only.
public final class Expanded {
    private final Columns columns;
    private final RingVector copy;
    private final BitVector valid;

    Expanded(Columns columns, RingVector copy, BitVector valid) {
        this.columns = columns;
        this.copy = copy;
        this.valid = valid;
    }

    /// The columns of the row that each row is a copy of, zero where the row is not valid.
    public Columns columns() {
        return columns;
    }

    /// Which of the copies of its row each row is, from 0, modulo 2^[Expand#copyWidth(int)]; without meaning where
    /// the row is not valid.
    public RingVector copy() {
        return copy;
    }

    /// One where the row is a copy of some row: ones first.
    public BitVector valid() {
        return valid;
    }

    @Override
    public String toString() {
        return "Expanded[" + valid.rows() + " secret rows]";
    }
}
