package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;

/// What [RepeatRows] put into each slot.
///
/// Secret: `toString` tells the shape only.
public final class Repeated {
    private final Columns columns;
    private final RingVector number;
    private final BitVector used;

    Repeated(Columns columns, RingVector number, BitVector used) {
        this.columns = columns;
        this.number = number;
        this.used = used;
    }

    /// The columns of the slot's row, zero where the slot is not in use.
    public Columns columns() {
        return columns;
    }

    /// Which repetition of its row this is, from 0, modulo 2^w for w the bits of the number of slots; anything where
    /// the slot is not in use.
    public RingVector number() {
        return number;
    }

    /// One where the slot is in use: ones first.
    public BitVector used() {
        return used;
    }

    @Override
    public String toString() {
        return "Repeated[" + used.rows() + " secret rows]";
    }
}
