package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.Optional;

/// What a [LookupJoin] found for each right row, and if it was asked, for each left row.
///
/// Secret: `toString` tells the shape only.
public final class Joined {
    private final BitVector match;
    private final BitPlanes payload;
    private final Reach fromLeft;
    private final Optional<BitVector> leftMatch;
    private final Optional<Reach> fromRight;

    Joined(
            BitVector match,
            BitPlanes payload,
            Reach fromLeft,
            Optional<BitVector> leftMatch,
            Optional<Reach> fromRight) {
        this.match = match;
        this.payload = payload;
        this.fromLeft = fromLeft;
        this.leftMatch = leftMatch;
        this.fromRight = fromRight;
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

    /// One, in the order of the keys, for each present left row but the first of its key. If there is any, match
    /// holds, but the payload is that of one of several rows: a caller that asserts unique keys opens whether there
    /// is any, as a disclosed output, and ends the run. *Bits.* 3 (N - 1). *Rounds.* 1.
    public BitVector repeatedLeft(Party party) {
        return fromLeft.repeated(party);
    }

    /// The same of present right rows, in an order of no meaning, if both ways were asked for.
    public Optional<BitVector> repeatedRight(Party party) {
        return fromRight.map(reach -> reach.repeated(party));
    }

    @Override
    public String toString() {
        return "Joined[" + match.rows() + " secret rows]";
    }
}
