package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// The rows of two sides in one order, by their keys, left rows before right rows of the same key: the sort of a
/// join, which may serve any number of joins by these keys.
///
/// It depends on the keys alone, not on which rows are present.
///
/// *Inputs.* Keys of equal width of n left and m right rows. *What each party sees, bits, rounds.* What a sort of n +
/// m rows by the key shows and takes; then 3 (n + m - 1) (width - 1) bits and ceil(log2 width) rounds to find where
/// the key changes.
public final class JoinOrder {
    private final int left;
    private final Ordering ordering;
    private final BitVector begins;

    private JoinOrder(int left, Ordering ordering, BitVector begins) {
        this.left = left;
        this.ordering = ordering;
        this.begins = begins;
    }

    public static JoinOrder of(Party party, BitPlanes leftKey, BitPlanes rightKey, LinkSpeed speed) {
        BitPlanes both = BitPlanes.concat(List.of(leftKey, rightKey));
        return of(party, leftKey.rows(), SortPermutation.of(party, both, speed));
    }

    /// The order of two sides that were sorted together: the first `left` rows are those of the left side.
    public static JoinOrder of(Party party, int left, Sorted sorted) {
        return new JoinOrder(left, sorted.ordering(), begins(party, sorted.key()));
    }

    /// An order that is known from before, with what [#begins] says of it.
    public static JoinOrder known(int left, Ordering ordering, BitVector begins) {
        if (left > ordering.rows() || begins.rows() != ordering.rows()) {
            throw new IllegalArgumentException(
                    left + " left rows and " + begins.rows() + " bits for an order of " + ordering.rows() + " rows");
        }
        return new JoinOrder(left, ordering, begins);
    }

    /// The rows of the left side.
    public int left() {
        return left;
    }

    /// The rows of the right side.
    public int right() {
        return rows() - left;
    }

    /// The rows of both sides.
    public int rows() {
        return ordering.rows();
    }

    /// Moves the left rows, and behind them the right rows, into this order and back.
    Ordering ordering() {
        return ordering;
    }

    /// In this order, one at the first row of each key.
    public BitVector begins() {
        return begins;
    }

    /// In this order, one at the last row of each key.
    BitVector ends(Party party) {
        return rows() == 0
                ? begins
                : BitVector.concat(List.of(begins.slice(1, rows()), BitVector.constant(party.index(), 1, true)));
    }

    /// Bits that follow the sort.
    static long bitsAfterSort(int rows, int width) {
        return rows < 2 ? 0 : Equal.bits(rows - 1, width);
    }

    /// Rounds that follow the sort.
    static int roundsAfterSort(int rows, int width) {
        return rows < 2 ? 0 : Equal.rounds(width);
    }

    @Override
    public String toString() {
        return "JoinOrder[" + left() + " and " + right() + " secret rows]";
    }

    private static BitVector begins(Party party, BitPlanes key) {
        int rows = key.rows();
        BitVector first = BitVector.constant(party.index(), Math.min(1, rows), true);
        if (rows < 2) {
            return first;
        }
        BitVector same = Equal.of(party, key.slice(1, rows), key.slice(0, rows - 1));
        return BitVector.concat(List.of(first, same.not(party.index())));
    }
}
