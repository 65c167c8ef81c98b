package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitVector;

/// What a [LookupJoin] found for each right row.
///
/// Secret: `toString` tells the shape only.
public final class Joined {
    private final BitVector match;
    private final Columns payload;
    private final BitVector duplicate;

    Joined(BitVector match, Columns payload, BitVector duplicate) {
        this.match = match;
        this.payload = payload;
        this.duplicate = duplicate;
    }

    /// One where the right row is present and a present left row has its key.
    public BitVector match() {
        return match;
    }

    /// The columns of that left row, zero where there is none.
    public Columns payload() {
        return payload;
    }

    /// One row: whether two present left rows have the same key. If so, match and payload mean nothing; the
    /// caller opens this bit, as a disclosed output, and ends the run.
    public BitVector duplicate() {
        return duplicate;
    }

    @Override
    public String toString() {
        return "Joined[" + match.rows() + " secret rows]";
    }
}
