package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.ApplyPermutation;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.CountMatches;
import dev.trefoil.mpc.protocol.Expand;
import dev.trefoil.mpc.protocol.Expanded;
import dev.trefoil.mpc.protocol.JoinOrder;
import dev.trefoil.mpc.protocol.Joined;
import dev.trefoil.mpc.protocol.LookupJoin;
import dev.trefoil.mpc.protocol.MatchRange;
import dev.trefoil.mpc.protocol.SecretPermutation;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// All pairs of a left and a right row with equal keys, into as many physical rows as a public bound says.
///
/// With the right rows in order of their keys, the matches of a left row stand together: it is repeated once for
/// each, and each repetition looks its right row up by its place. One bit is opened: whether there are more pairs
/// than the bound; then the run ends.
///
/// Secret: `toString` tells the shape only.
final class MatchedPairs {
    private final Party party;
    private final JoinSide left;
    private final JoinSide right;
    private final int bound;
    private final @Nullable JoinOrder order;
    private final @Nullable MatchRange matches;

    private MatchedPairs(
            Party party,
            JoinSide left,
            JoinSide right,
            int bound,
            @Nullable JoinOrder order,
            @Nullable MatchRange matches) {
        this.party = party;
        this.left = left;
        this.right = right;
        this.bound = bound;
        this.order = order;
        this.matches = matches;
    }

    static MatchedPairs of(Party party, JoinSide left, JoinSide right, long most) {
        long all = (long) left.rows() * right.rows();
        int bound = (int) Math.min(most, all);
        if (all == 0) {
            return new MatchedPairs(party, left, right, bound, null, null);
        }
        int width = Long.SIZE - Long.numberOfLeadingZeros(all) + 1;
        JoinOrder order = Orders.join(party, right, left);
        MatchRange matches = CountMatches.of(
                party,
                order,
                right.presentIfHidden(),
                left.presentIfHidden(),
                width,
                Circuits.adder(party, order.rows()));
        if (bound < all && Counts.openMoreThan(party, matches.count().total(), bound, width)) {
            throw DisclosedFailure.tooManyRows(most);
        }
        return new MatchedPairs(party, left, right, bound, order, matches);
    }

    /// Where a left row has a match.
    BitVector leftMatched() {
        return matches == null ? BitVector.zeros(left.rows()) : Counts.notZero(party, matches.count(), right.rows());
    }

    /// Where a right row has a match.
    BitVector rightMatched() {
        if (order == null) {
            return BitVector.zeros(right.rows());
        }
        BitPlanes nothing = BitPlanes.zeros(right.rows(), 0);
        return LookupJoin.bothWays(party, order, right.presentIfHidden(), nothing, left.presentIfHidden())
                .leftMatch()
                .orElseThrow();
    }

    /// The pairs, with the columns of the join's result.
    SecretTable rows(JoinedRows rows) {
        if (matches == null || bound == 0) {
            return Empty.of(Relation.unsorted(rows.schema(), 0));
        }
        SecretTable wanted = rows.wanted(left.table());
        List<SecretColumn> ofLeft = wanted.columns();
        Columns packed = RowMove.pack(left.rows(), ofLeft);
        // A slot's right row stands at the start of the matches plus the slot's number within them.
        RingVector firstSlot = matches.count().prefixSum().minus(matches.count());
        Expanded expanded = Expand.of(
                party,
                matches.count(),
                Integer.SIZE - Integer.numberOfLeadingZeros(right.rows()),
                packed.with(matches.start().minus(firstSlot)),
                bound,
                Circuits.adder(party, bound));
        SecretTable own =
                SecretTable.of(Relation.unsorted(wanted.schema(), bound), RowMove.unpack(ofLeft, expanded.columns()));
        RingVector places = expanded.columns()
                .ring(packed.rings().size())
                .plusPublic(party.index(), LongStream.range(0, bound).toArray());
        List<SecretColumn> found = lookup(rows.only(false), matches.leftOrder(), places, expanded.valid());
        return rows.beside(true, own, found, expanded.valid(), Optional.of(expanded.valid()));
    }

    /// The columns of the right rows at these places in order of their keys.
    private List<SecretColumn> lookup(
            List<SecretColumn> columns, SecretPermutation byKey, RingVector places, BitVector used) {
        if (columns.isEmpty()) {
            return columns;
        }
        int rows = right.rows();
        Columns word = Columns.of(rows).with(RowMove.bits(party, rows, columns));
        BitPlanes sorted = ApplyPermutation.of(party, byKey, word).planes(0);
        int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1));
        BitPlanes place = ArithmeticToBits.of(party, places, width, Circuits.adder(party, places.rows()));
        BitPlanes numbers = BitPlanes.ofPublic(
                party.index(), width, LongStream.range(0, rows).toArray());
        Joined found =
                LookupJoin.of(party, numbers, Optional.empty(), sorted, place, Optional.of(used), party.linkSpeed());
        return RowMove.ofBits(party, columns, found.payload());
    }

    @Override
    public String toString() {
        return "MatchedPairs[" + bound + " secret rows]";
    }
}
