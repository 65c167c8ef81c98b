package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The AND of several bits of each row, as a tree: for n bits n-1 ANDs in ceil(log2 n) rounds.
final class Conjunction {
    private Conjunction() {}

    /// For each group of bit vectors (at least one in each, the same number in all), the AND of all of them.
    static List<BitVector> each(Party party, List<List<BitVector>> groups) {
        List<List<BitVector>> level = groups;
        while (level.getFirst().size() > 1) {
            level = halved(party, level);
        }
        return level.stream().map(List::getFirst).toList();
    }

    static int gates(int bits) {
        return Math.max(0, bits - 1);
    }

    static int rounds(int bits) {
        return MuxTree.rounds(bits);
    }

    private static List<List<BitVector>> halved(Party party, List<List<BitVector>> groups) {
        int size = groups.getFirst().size();
        List<BitVector> left = new ArrayList<>();
        List<BitVector> right = new ArrayList<>();
        for (List<BitVector> group : groups) {
            left.addAll(group.subList(0, size / 2));
            right.addAll(group.subList(size / 2, size / 2 * 2));
        }
        List<BitVector> products = And.all(party, left, right);
        List<List<BitVector>> out = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<BitVector> half = new ArrayList<>(products.subList(g * (size / 2), (g + 1) * (size / 2)));
            half.addAll(groups.get(g).subList(size / 2 * 2, size));
            out.add(half);
        }
        return out;
    }
}
