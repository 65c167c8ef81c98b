package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.MuxTree.Leaf;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// Whether one bit-sliced word is less than another, row by row.
///
/// *Inputs.* Two words of the same width. *Output.* One bit a row. *What each party sees.* One uniformly
/// random bit per gate. *Bits per row.* 3 gates of the [Comparator]: width, or 2 width - ceil(log2(width+1)).
/// *Rounds.* width, or ceil(log2(width+1)). *Paper.* From the lowest bit up, the result is that of the bits
/// below where the two bits are equal, and the bit of the right word where they differ.
public final class LessThan {
    private LessThan() {}

    /// Both read as unsigned.
    public static BitVector unsigned(Party party, BitPlanes left, BitPlanes right, Comparator comparator) {
        BitPlanes equal = left.xor(right).not(party.index());
        return switch (comparator) {
            case RIPPLE -> ripple(party, equal, right);
            case TREE -> tree(party, equal, right);
        };
    }

    /// Several pairs of words, each of one width, all read as unsigned: comparisons share their rounds.
    public static List<BitVector> all(Party party, List<BitPlanes> left, List<BitPlanes> right, Comparator comparator) {
        List<List<Leaf>> chains = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            chains.add(leaves(left.get(i).xor(right.get(i)).not(party.index()), right.get(i)));
        }
        return switch (comparator) {
            case RIPPLE -> MuxTree.rippled(party, chains);
            case TREE -> MuxTree.roots(party, chains);
        };
    }

    /// Both read as two's complement.
    public static BitVector signed(Party party, BitPlanes left, BitPlanes right, Comparator comparator) {
        return unsigned(party, left.flipTop(party.index()), right.flipTop(party.index()), comparator);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width, Comparator comparator) {
        return And.bits(rows, comparator.gates(width));
    }

    public static int rounds(int width, Comparator comparator) {
        return comparator.rounds(width);
    }

    private static BitVector tree(Party party, BitPlanes equal, BitPlanes right) {
        return MuxTree.root(party, leaves(equal, right));
    }

    private static List<Leaf> leaves(BitPlanes equal, BitPlanes right) {
        BitVector zero = BitVector.zeros(right.rows());
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(zero, zero));
        for (int bit = 0; bit < right.width(); bit++) {
            leaves.add(new Leaf(equal.plane(bit), right.plane(bit)));
        }
        return leaves;
    }

    private static BitVector ripple(Party party, BitPlanes equal, BitPlanes right) {
        BitVector less = BitVector.zeros(right.rows());
        for (int bit = 0; bit < right.width(); bit++) {
            less = Choose.of(party, equal.plane(bit), less, right.plane(bit));
        }
        return less;
    }
}
