package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// For rows that stand by key: which of them have a source row of their key at or before them, and the cells of the
/// nearest.
///
/// *Bits.* 3 a row, and those of a [Fill] of the cells and one bit more. *Rounds.* One, and those of the fill.
///
/// Secret: `toString` tells the shape only.
final class Reach {
    private final BitPlanes filled;
    private final BitVector later;

    private Reach(BitPlanes filled, BitVector later) {
        this.filled = filled;
        this.later = later;
    }

    /// `begins` is one at the first row of each key; a row may be a source or not, cells of other rows have no
    /// meaning.
    static Reach of(Party party, BitVector begins, BitVector source, BitPlanes cells) {
        BitVector first = And.of(party, begins, source);
        BitVector later = source.xor(first);
        return new Reach(Fill.of(party, begins.xor(later), cells.below(source)), later);
    }

    /// One in rows that a source of their key reaches.
    BitVector reached() {
        return filled.top();
    }

    /// The cells of the nearest source, of rows that one reaches.
    BitPlanes cells() {
        return filled.bits(0, filled.width() - 1);
    }

    /// The cells, and above them which rows are reached.
    BitPlanes filled() {
        return filled;
    }

    /// Source rows with an earlier source of their key. *Bits.* 3 for each row but the first.
    BitVector repeated(Party party) {
        int rows = filled.rows();
        if (rows < 2) {
            return BitVector.zeros(rows);
        }
        BitVector again = And.of(party, later.slice(1, rows), reached().slice(0, rows - 1));
        return BitVector.concat(List.of(BitVector.zeros(1), again));
    }

    static long bits(int rows, int width) {
        return And.bits(rows, 1) + Fill.bits(rows, width + 1);
    }

    static int rounds(int rows) {
        return And.rounds() + Fill.rounds(rows);
    }

    static long bitsOfRepeated(int rows) {
        return And.bits(Math.max(0, rows - 1), 1);
    }

    @Override
    public String toString() {
        return "Reach[" + filled + "]";
    }
}
