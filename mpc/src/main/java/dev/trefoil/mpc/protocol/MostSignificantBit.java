package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.MuxTree.Leaf;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// Bit width-1 of secret numbers: whether they are negative, read as two's complement of `width` bits.
///
/// x less than y is this bit of x - y, when the difference fits into `width` bits.
///
/// *Inputs.* Numbers modulo 2^width. *Output.* One bit a row. *What each party sees.* P_1: a value under a
/// mask; then one uniformly random bit per gate each. *Bits per row.* width + 3 (2 (width-1) - ceil(log2
/// width)), 424 for 64. *Rounds.* 1 + ceil(log2 width). *Paper.* As [ArithmeticToBits] and [LessThan].
public final class MostSignificantBit {
    private MostSignificantBit() {}

    public static BitVector of(Party party, RingVector number, int width) {
        return of(party, Summands.of(party, number, width), width);
    }

    /// Of numbers modulo 2^128, for widths up to 128.
    public static BitVector of(Party party, WideVector number, int width) {
        return of(party, Summands.of(party, number, width), width);
    }

    private static BitVector of(Party party, Summands summands, int width) {
        BitPlanes differ = summands.known().xor(summands.third());
        BitVector zero = BitVector.zeros(differ.rows());
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(zero, zero));
        for (int bit = 0; bit < width - 1; bit++) {
            leaves.add(new Leaf(differ.plane(bit), summands.third().plane(bit)));
        }
        return differ.top().xor(MuxTree.root(party, leaves));
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width) {
        return Summands.bits(rows, width) + And.bits(rows, MuxTree.gates(width));
    }

    public static int rounds(int width) {
        return Summands.rounds() + MuxTree.rounds(width);
    }
}
