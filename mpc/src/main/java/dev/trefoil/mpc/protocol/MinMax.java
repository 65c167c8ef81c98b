package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// The least or the greatest of the valid rows of a bit-sliced word, read as unsigned: a tournament.
///
/// Validity goes on top of the word as one more bit, so that an invalid row loses against every valid one.
///
/// *Inputs.* Words of k bits, and a validity bit each. *Output.* One row: the winner, and whether any row was
/// valid; the value is without meaning if none was. *What each party sees.* One uniformly random bit per
/// gate. *Bits in all, for n rows.* 3 (n-1) (gates + k + 1), with the gates of a [Comparator] of k + 1 bits;
/// nothing for n below 2. *Rounds.* ceil(log2 n) times (those of the comparator + 1). *Paper.* Folklore.
public final class MinMax {
    /// The winner (one row), and whether there is one.
    public record Extreme(BitPlanes value, BitVector valid) {}

    private MinMax() {}

    public static Extreme minimum(Party party, BitPlanes word, BitVector valid, Comparator comparator) {
        BitPlanes winner = winner(party, word.below(valid.not(party.index())), false, comparator);
        return word.rows() == 0
                ? none(word.width())
                : new Extreme(winner.bits(0, word.width()), winner.top().not(party.index()));
    }

    public static Extreme maximum(Party party, BitPlanes word, BitVector valid, Comparator comparator) {
        BitPlanes winner = winner(party, word.below(valid), true, comparator);
        return word.rows() == 0 ? none(word.width()) : new Extreme(winner.bits(0, word.width()), winner.top());
    }

    /// Bits sent by the three parties together, for all rows.
    public static long bits(long rows, int width, Comparator comparator) {
        return Math.max(0, rows - 1) * (LessThan.bits(1, width + 1, comparator) + Choose.bits(1, width + 1));
    }

    public static int rounds(int rows, int width, Comparator comparator) {
        return MuxTree.rounds(rows) * (LessThan.rounds(width + 1, comparator) + Choose.rounds());
    }

    private static Extreme none(int width) {
        return new Extreme(BitPlanes.zeros(1, width), BitVector.zeros(1));
    }

    private static BitPlanes winner(Party party, BitPlanes keys, boolean greatest, Comparator comparator) {
        BitPlanes left = keys;
        while (left.rows() > 1) {
            int pairs = left.rows() / 2;
            BitPlanes low = left.slice(0, pairs);
            BitPlanes high = left.slice(pairs, 2 * pairs);
            BitVector takeHigh = greatest
                    ? LessThan.unsigned(party, low, high, comparator)
                    : LessThan.unsigned(party, high, low, comparator);
            BitPlanes winners = Choose.of(party, takeHigh, high, low);
            left = BitPlanes.concat(List.of(winners, left.slice(2 * pairs, left.rows())));
        }
        return left;
    }
}
