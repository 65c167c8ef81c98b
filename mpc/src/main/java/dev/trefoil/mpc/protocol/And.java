package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The AND of secret bits, row by row.
///
/// *Inputs.* Vectors of equal length. *Output.* Their AND, freshly shared. *What each party sees.* One
/// uniformly random bit per gate. *Bits per row.* 3 per gate. *Rounds.* 1, whatever the number of gates given
/// at once. *Paper.* Araki et al. 2016.
public final class And {
    private And() {}

    public static BitVector of(Party party, BitVector left, BitVector right) {
        return all(party, List.of(left), List.of(right)).getFirst();
    }

    /// Bit by bit of words of equal width.
    public static BitPlanes of(Party party, BitPlanes left, BitPlanes right) {
        return BitPlanes.of(left.rows(), all(party, left.planes(), right.planes()));
    }

    /// The word where the mask is one, zero elsewhere.
    public static BitPlanes of(Party party, BitPlanes word, BitVector mask) {
        return BitPlanes.of(word.rows(), all(party, word.planes(), Collections.nCopies(word.width(), mask)));
    }

    /// Several ANDs in one round: element t is the AND of the t-th vectors, which may differ in length.
    public static List<BitVector> all(Party party, List<BitVector> left, List<BitVector> right) {
        requireSame(left.size(), right.size());
        List<Gate> gates = new ArrayList<>(left.size());
        for (int g = 0; g < left.size(); g++) {
            gates.add(Gate.and(left.get(g), right.get(g)));
        }
        return Door.gates(party, gates);
    }

    /// Bits sent by the three parties together for `gates` ANDs of vectors of `rows` rows.
    public static long bits(long rows, long gates) {
        return 3 * rows * gates;
    }

    public static int rounds() {
        return 1;
    }

    private static void requireSame(int left, int right) {
        if (left != right) {
            throw new IllegalArgumentException("lengths differ: " + left + " and " + right);
        }
    }
}
