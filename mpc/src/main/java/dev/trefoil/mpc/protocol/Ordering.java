package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.RingVector;

/// A secret order of the rows of a row set, ready to move any number of columns into it and back: a shuffle
/// that nobody knows, and the public order of the shuffled rows.
///
/// The cheapest form of a sort permutation: moving `width` bits a row costs 4 width bits and 2 rounds, with no
/// index. *What each party sees.* The public order, once, when the ordering is made: it is uniformly random,
/// because the shuffle is; later moves show masked values only.
///
/// The shuffle belongs to this one order for life: it is made with it and never leaves this package.
public final class Ordering {
    private final SharedPermutation shuffle;
    private final int[] order;

    /// Row q of the order is row `order[q]` of the shuffled rows.
    Ordering(SharedPermutation shuffle, int[] order) {
        if (shuffle.rows() != order.length) {
            throw new IllegalArgumentException("an order of " + order.length + " rows for " + shuffle.rows());
        }
        this.shuffle = shuffle;
        this.order = order.clone();
    }

    /// The order of a secret permutation, behind a fresh shuffle. *Bits per row.* 7 index bits. *Rounds.* 3.
    public static Ordering of(Party party, SecretPermutation permutation) {
        SharedPermutation shuffle = SharedPermutation.draw(party, permutation.rows());
        Columns destinations = Columns.of(permutation.rows()).with(permutation.destinations(), permutation.width());
        RingVector shuffled =
                Shuffle.rows(party, shuffle, RowForm.of(destinations)).ring(0);
        int[] positions = Positions.of(Open.ring(party, shuffled, permutation.width()));
        return new Ordering(shuffle, Positions.inverse(positions));
    }

    public int rows() {
        return order.length;
    }

    /// The columns in this order, freshly shared. *Bits per row.* 4 width. *Rounds.* 2.
    public Columns apply(Party party, Columns columns) {
        requireRows(columns);
        return Shuffle.rows(party, shuffle, RowForm.of(columns)).gather(order).toColumns();
    }

    /// The columns, which stand in this order, back in the original order, freshly shared. *Bits per row.* 4
    /// width. *Rounds.* 2.
    public Columns unapply(Party party, Columns columns) {
        requireRows(columns);
        return Unshuffle.rows(party, shuffle, RowForm.of(columns).scatter(order))
                .toColumns();
    }

    /// Where each original row stands in this order. *Bits per row.* 4 index bits. *Rounds.* 2.
    public SecretPermutation permutation(Party party) {
        long[] places = new long[rows()];
        for (int q = 0; q < places.length; q++) {
            places[q] = q;
        }
        RingVector sorted = RingVector.ofPublic(party.index(), places);
        Columns back = unapply(party, Columns.of(rows()).with(sorted, SecretPermutation.width(rows())));
        return SecretPermutation.of(back.ring(0));
    }

    /// Bits sent by the three parties together to move `rows` rows of `width` bits there, or back.
    public static long bits(long rows, int width) {
        return Shuffle.bits(rows, width);
    }

    /// Rounds to move columns there, or back.
    public static int rounds() {
        return Shuffle.rounds();
    }

    /// Bits to make an ordering of a secret permutation.
    public static long bitsOfPermutation(int rows) {
        int index = SecretPermutation.width(rows);
        return Shuffle.bits(rows, index) + Open.bits(rows, index);
    }

    /// Rounds to make an ordering of a secret permutation.
    public static int roundsOfPermutation() {
        return Shuffle.rounds() + Open.rounds();
    }

    @Override
    public String toString() {
        return "Ordering[" + rows() + " secret rows]";
    }

    private void requireRows(Columns columns) {
        if (columns.rows() != rows()) {
            throw new IllegalArgumentException("columns of " + columns.rows() + " rows for an order of " + rows());
        }
    }
}
