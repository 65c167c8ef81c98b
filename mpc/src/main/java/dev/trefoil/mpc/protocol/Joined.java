package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.Optional;

/// What a [LookupJoin] found for each right row, and if it was asked, for each left row.
///
/// Secret: `toString` tells the shape only.
public final class Joined {
    private final BitVector match;
    private final BitPlanes payload;
    private final BitVector repeatedLeft;
    private final Optional<BitVector> leftMatch;
    private final Optional<BitVector> repeatedRight;

    /// Of a lookup one way.
    Joined(BitVector match, BitPlanes payload, BitVector repeatedLeft) {
        this(match, payload, repeatedLeft, Optional.empty(), Optional.empty());
    }

    Joined(
            BitVector match,
            BitPlanes payload,
            BitVector repeatedLeft,
            Optional<BitVector> leftMatch,
            Optional<BitVector> repeatedRight) {
        this.match = match;
        this.payload = payload;
        this.repeatedLeft = repeatedLeft;
        this.leftMatch = leftMatch;
        this.repeatedRight = repeatedRight;
    }

    /// One where the right row is present and a present left row has its key.
    public BitVector match() {
        return match;
    }

    /// The word of that left row, zero where there is none.
    public BitPlanes payload() {
        return payload;
    }

    /// One where the left row is present and a present right row has its key, if both ways were asked for.
    public Optional<BitVector> leftMatch() {
        return leftMatch;
    }

    /// One, in an order of no meaning, for each present left row but the first of its key. If there is any, match
    /// holds, but the payload is that of one of several rows: a caller that asserts unique keys opens whether there
    /// is any, as a disclosed output, and ends the run.
    public BitVector repeatedLeft() {
        return repeatedLeft;
    }

    /// The same of present right rows, if both ways were asked for.
    public Optional<BitVector> repeatedRight() {
        return repeatedRight;
    }

    @Override
    public String toString() {
        return "Joined[" + match.rows() + " secret rows]";
    }
}
