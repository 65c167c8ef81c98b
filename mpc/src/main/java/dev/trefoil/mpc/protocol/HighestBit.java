package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where the highest one of a bit-sliced unsigned word stands, and the word shifted so that it stands on top: the
/// start of a logarithm.
///
/// *Inputs.* Words of k bits. *Output.* [#oneHot]: words of k bits, of which only the highest one is left; zero
/// stays zero. [#position], local: its number as a word, zero for zero. [#normalised]: the word times 2^(k - 1 -
/// position), so that its top bit is one unless it is zero. *What each party sees.* One uniformly random bit per
/// gate. *Bits per row.* One-hot: 3 for each step of the [Adder]'s network over k leaves, k - 1 with
/// [Adder#RIPPLE]; normalised: 3 (k - s) for each power of two s below k. *Rounds.* Those of the network;
/// normalised: ceil(log2 k). *Paper.* Prefix networks as cited at [Adder]; the shift takes one product for two
/// planes, because the planes that are shifted out are zero.
public final class HighestBit {
    private HighestBit() {}

    public static BitPlanes oneHot(Party party, BitPlanes word, Adder network) {
        int width = word.width();
        List<BitVector> none = new ArrayList<>(word.not(party.index()).planes().reversed());
        for (List<Adder.Join> level : network.levels(width)) {
            List<BitVector> high = new ArrayList<>();
            List<BitVector> low = new ArrayList<>();
            for (Adder.Join join : level) {
                high.add(none.get(join.high()));
                low.add(none.get(join.low()));
            }
            List<BitVector> both = And.all(party, high, low);
            for (int j = 0; j < level.size(); j++) {
                none.set(level.get(j).high(), both.get(j));
            }
        }
        List<BitVector> out = new ArrayList<>();
        BitVector above = BitVector.constant(party.index(), word.rows(), true);
        for (BitVector from : none) {
            out.add(above.xor(from));
            above = from;
        }
        Collections.reverse(out);
        return BitPlanes.of(word.rows(), out);
    }

    /// The number of the one bit of each one-hot word, 0 for its lowest and where there is none. Local.
    public static BitPlanes position(BitPlanes oneHot) {
        return numbers(oneHot, MuxTree.rounds(oneHot.width()));
    }

    /// The word shifted left until its highest one, which `oneHot` tells, is its top bit.
    public static BitPlanes normalised(Party party, BitPlanes word, BitPlanes oneHot) {
        int width = word.width();
        BitPlanes turned = BitPlanes.of(word.rows(), oneHot.planes().reversed());
        BitPlanes zeros = numbers(turned, MuxTree.rounds(width));
        BitPlanes out = word;
        for (int stage = zeros.width() - 1; stage >= 0; stage--) {
            int shift = 1 << stage;
            BitPlanes moving = And.of(party, out.bits(0, width - shift), zeros.plane(stage));
            out = out.xor(moving.unsignedTo(width)).xor(moving.shiftedLeft(shift));
        }
        return out;
    }

    /// Bits sent by the three parties together for [#oneHot].
    public static long bits(long rows, int width, Adder network) {
        return And.bits(
                rows, network.levels(width).stream().mapToInt(List::size).sum());
    }

    /// Rounds of [#oneHot].
    public static int rounds(int width, Adder network) {
        return network.rounds(width);
    }

    /// Bits sent by the three parties together for [#normalised].
    public static long bitsToNormalise(long rows, int width) {
        int gates = 0;
        for (int shift = 1; shift < width; shift *= 2) {
            gates += width - shift;
        }
        return And.bits(rows, gates);
    }

    /// Rounds of [#normalised].
    public static int roundsToNormalise(int width) {
        return MuxTree.rounds(width);
    }

    /// For each one-hot word the number of its one: at most one plane is one, so that XOR joins them.
    private static BitPlanes numbers(BitPlanes oneHot, int width) {
        List<BitVector> out = new ArrayList<>();
        for (int bit = 0; bit < width; bit++) {
            BitVector plane = BitVector.zeros(oneHot.rows());
            for (int j = 0; j < oneHot.width(); j++) {
                plane = ((j >>> bit) & 1) != 0 ? plane.xor(oneHot.plane(j)) : plane;
            }
            out.add(plane);
        }
        return BitPlanes.of(oneHot.rows(), out);
    }
}
