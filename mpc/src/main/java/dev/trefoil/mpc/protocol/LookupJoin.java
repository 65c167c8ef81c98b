package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks up each right row's key among left rows, and brings that left row's word: one sort of both sides, two moves
/// and a [Fill].
///
/// In the order of the keys each present left row hands its word down the rows of its key; the first row of the next
/// key ends that. Nothing but the key is sorted, the right side's columns do not move, and the left side's move as
/// bits, which are the narrower.
///
/// *Inputs.* The order of n left and m right rows, or their keys; on either side which rows are present (valid, and the
/// key not null), where not all are known to be: absent rows match nothing; a word of `width` bits for each
/// left row.
/// *Output.* [Joined], in the order of the right rows. *What each party sees.* Masked values, one uniformly random
/// bit per gate. *Bits.* With N = n + m, and besides the order: N (14 width + 23) less a little, see [#bits]; then 3 m
/// width if rows may be absent. *Rounds.* About 2 log2 N + 7. *Paper.* Own arrangement; Asharov et al. 2023, Protocol
/// 3.4, sorts 2n + m rows instead, so as to need prefix sums only.
public final class LookupJoin {
    private LookupJoin() {}

    /// Looks right rows up by their keys, in the way that is expected to be faster: by sorting both sides, or, if one
    /// is short, by a [ShortLookup].
    public static Joined of(
            Party party,
            BitPlanes leftKey,
            Optional<BitVector> leftPresent,
            BitPlanes left,
            BitPlanes rightKey,
            Optional<BitVector> rightPresent,
            LinkSpeed speed) {
        return of(
                party,
                leftKey,
                leftPresent,
                left,
                rightKey,
                rightPresent,
                speed,
                () -> JoinOrder.of(party, leftKey, rightKey, speed));
    }

    /// The same with the order of both sides from the caller, who may know it; asked for only if it is needed.
    public static Joined of(
            Party party,
            BitPlanes leftKey,
            Optional<BitVector> leftPresent,
            BitPlanes left,
            BitPlanes rightKey,
            Optional<BitVector> rightPresent,
            LinkSpeed speed,
            Supplier<JoinOrder> order) {
        boolean leftHidden = leftPresent.isPresent();
        boolean rightHidden = rightPresent.isPresent();
        return takesSort(leftKey.rows(), rightKey.rows(), leftKey.width(), left.width(), leftHidden, rightHidden, speed)
                ? of(party, order.get(), leftPresent, left, rightPresent)
                : ShortLookup.of(party, leftKey, leftPresent, left, rightKey, rightPresent);
    }

    /// Looks right rows up. A side whose presence is empty has all its rows present.
    public static Joined of(
            Party party,
            JoinOrder order,
            Optional<BitVector> leftPresent,
            BitPlanes left,
            Optional<BitVector> rightPresent) {
        return joined(party, order, leftPresent, left, rightPresent, false);
    }

    /// Looks right rows up, and tells which left rows have a match: keys may repeat on both sides as far as the
    /// matches go. *Bits.* 27 N more, less a little. *Rounds.* As many again, nearly.
    public static Joined bothWays(
            Party party,
            JoinOrder order,
            Optional<BitVector> leftPresent,
            BitPlanes left,
            Optional<BitVector> rightPresent) {
        return joined(party, order, leftPresent, left, rightPresent, true);
    }

    private static Joined joined(
            Party party,
            JoinOrder order,
            Optional<BitVector> leftPresent,
            BitPlanes left,
            Optional<BitVector> rightPresent,
            boolean bothWays) {
        int n = order.left();
        int m = order.right();
        BitVector sources = sources(party, leftPresent, n, m, true);
        boolean hidden = leftPresent.isPresent() || rightPresent.isPresent();
        Columns columns = Columns.of(n + m)
                .with(BitPlanes.concat(List.of(left, BitPlanes.zeros(m, left.width())))
                        .below(sources));
        if (bothWays && hidden) {
            columns = columns.with(sources(party, rightPresent, m, n, false));
        }
        Columns sorted = order.ordering().apply(party, columns);
        BitVector source = sorted.planes(0).top();
        Reach down = Reach.of(party, order.begins(), source, sorted.planes(0).bits(0, left.width()));
        Columns found = Columns.of(n + m).with(down.filled());
        Optional<Reach> up = Optional.empty();
        if (bothWays) {
            BitVector right = hidden ? sorted.bit(1) : source.not(party.index());
            Reach reach = Reach.of(party, order.ends(party).reversed(), right.reversed(), BitPlanes.zeros(n + m, 0));
            found = found.with(reach.reached().reversed());
            up = Optional.of(reach);
        }
        Columns back = order.ordering().unapply(party, found);
        BitPlanes word = back.planes(0).slice(n, n + m);
        BitVector match = present(party, word.top(), rightPresent);
        BitPlanes payload = word.bits(0, left.width());
        return new Joined(
                match,
                hidden ? And.of(party, payload, match) : payload,
                down.repeated(party),
                up.map(_ -> present(party, back.bit(1).slice(0, n), leftPresent)),
                up.map(reach -> reach.repeated(party)));
    }

    /// Bits that follow the order, sent by the three parties together; `leftHidden` and `rightHidden` tell whether rows
    /// of the side may be absent.
    public static long bits(int left, int right, int width, boolean leftHidden, boolean rightHidden, boolean bothWays) {
        int rows = left + right;
        boolean hidden = leftHidden || rightHidden;
        long there = Ordering.bits(rows, width + (bothWays && hidden ? 2 : 1));
        long back = Ordering.bits(rows, width + (bothWays ? 2 : 1));
        long fills = Reach.bits(rows, width) + (bothWays ? Reach.bits(rows, 0) : 0);
        long masks = And.bits(right, (rightHidden ? 1 : 0) + (hidden ? width : 0));
        long repeated = (bothWays ? 2 : 1) * Reach.bitsOfRepeated(rows);
        return there + fills + back + masks + repeated + And.bits(left, leftHidden && bothWays ? 1 : 0);
    }

    /// Rounds that follow the order.
    public static int rounds(
            int left, int right, int width, boolean leftHidden, boolean rightHidden, boolean bothWays) {
        int fills = Reach.rounds(left + right);
        return 2 * Ordering.rounds()
                + (bothWays ? 2 : 1) * fills
                + (left + right < 2 ? 0 : bothWays ? 2 : 1)
                + (rightHidden ? 1 : 0)
                + ((leftHidden || rightHidden) && width > 0 ? 1 : 0)
                + (leftHidden && bothWays ? 1 : 0);
    }

    /// Whether sorting both sides, and what follows, is expected to be faster, for keys of `key` bits.
    static boolean takesSort(
            int left, int right, int key, int width, boolean leftHidden, boolean rightHidden, LinkSpeed speed) {
        int rows = left + right;
        double sort = SortPermutation.seconds(rows, key, speed)
                + speed.seconds(
                        JoinOrder.roundsAfterSort(rows, key)
                                + rounds(left, right, width, leftHidden, rightHidden, false),
                        JoinOrder.bitsAfterSort(rows, key) + bits(left, right, width, leftHidden, rightHidden, false));
        return sort <= ShortLookup.seconds(left, right, key, width, leftHidden, rightHidden, speed);
    }

    /// Which rows of one side are present, with zeros for `others` rows of the other, which stand behind if it is the
    /// first.
    static BitVector sources(Party party, Optional<BitVector> present, int rows, int others, boolean first) {
        BitVector own = present.orElseGet(() -> BitVector.constant(party.index(), rows, true));
        BitVector none = BitVector.zeros(others);
        return BitVector.concat(first ? List.of(own, none) : List.of(none, own));
    }

    private static BitVector present(Party party, BitVector match, Optional<BitVector> present) {
        return present.map(bits -> And.of(party, match, bits)).orElse(match);
    }
}
