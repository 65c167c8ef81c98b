package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;

/// Sorts rows whose order by a key is known from an earlier sort, with some of them last.
///
/// *Inputs.* The order of all rows by their key; the key; a bit for each row, one where the row is wanted. *Output.*
/// As a sort by the key below the complement of the bit gives it. *What each party sees.* The destinations of rows in
/// a uniformly random order. *Bits per row.* 4 (width + 1) + 17 index bits, of which 4 width to move the key; that
/// alone without the bit. *Rounds.* 11, or 2.
///
/// A stable sort by the bit of the sorted rows, brought back to the original rows, is the order that both make.
public final class KnownOrder {
    private KnownOrder() {}

    /// The key in this order.
    public static Sorted of(Party party, Ordering order, BitPlanes key) {
        Columns sorted = order.apply(party, Columns.of(order.rows()).with(key));
        return new Sorted(order, sorted.planes(0));
    }

    /// The order of the rows that are wanted, then of the others.
    public static Ordering wantedFirst(Party party, Ordering order, BitVector wanted) {
        BitVector sorted =
                order.apply(party, Columns.of(order.rows()).with(wanted)).bit(0);
        SecretPermutation front = BitSort.of(party, sorted.not(party.index()));
        Columns back = order.unapply(party, Columns.of(order.rows()).with(front.destinations(), front.width()));
        return Ordering.of(party, SecretPermutation.of(back.ring(0)));
    }

    /// Bits sent by the three parties together for a key of `width` bits in an order that is known.
    public static long bits(int rows, int width) {
        return Ordering.bits(rows, width);
    }

    public static int rounds() {
        return Ordering.rounds();
    }

    /// Bits of [#wantedFirst].
    public static long bitsOfWantedFirst(int rows) {
        return Ordering.bits(rows, 1)
                + BitSort.bits(rows)
                + Ordering.bits(rows, SecretPermutation.width(rows))
                + Ordering.bitsOfPermutation(rows);
    }

    /// Rounds of [#wantedFirst]: the way back begins while a message of the sort is on its way.
    public static int roundsOfWantedFirst() {
        return Ordering.rounds() + DigitSort.roundsBeforeMove() + Ordering.rounds() + Ordering.roundsOfPermutation();
    }
}
