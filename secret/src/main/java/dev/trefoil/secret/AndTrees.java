package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// ANDs and ORs of many bits of each row, as trees that share their rounds.
final class AndTrees {
    private AndTrees() {}

    /// For each group of at least one bit the AND of all of them: the gates of each group are its size less 1, the
    /// rounds ceil(log2) of the largest size.
    static List<BitVector> each(Party party, List<List<BitVector>> groups) {
        List<List<BitVector>> level = groups;
        while (level.stream().anyMatch(group -> group.size() > 1)) {
            level = halved(party, level);
        }
        return level.stream().map(List::getFirst).toList();
    }

    private static List<List<BitVector>> halved(Party party, List<List<BitVector>> groups) {
        List<BitVector> left = new ArrayList<>();
        List<BitVector> right = new ArrayList<>();
        for (List<BitVector> group : groups) {
            for (int i = 0; i + 1 < group.size(); i += 2) {
                left.add(group.get(i));
                right.add(group.get(i + 1));
            }
        }
        List<BitVector> products = And.all(party, left, right);
        List<List<BitVector>> out = new ArrayList<>();
        int from = 0;
        for (List<BitVector> group : groups) {
            int pairs = group.size() / 2;
            List<BitVector> half = new ArrayList<>(products.subList(from, from + pairs));
            half.addAll(group.subList(2 * pairs, group.size()));
            out.add(half);
            from += pairs;
        }
        return out;
    }

    /// The OR of at least one bit.
    static BitVector or(Party party, List<BitVector> bits) {
        return each(party, List.of(nots(party, bits))).getFirst().not(party.index());
    }

    /// For each bit the OR of it and all before it: at most half of n ceil(log2 n) gates in ceil(log2 n) rounds
    /// (Sklansky 1960).
    static List<BitVector> prefixOr(Party party, List<BitVector> bits) {
        BitVector[] none = nots(party, bits).toArray(BitVector[]::new);
        for (int span = 1; span < none.length; span *= 2) {
            List<BitVector> left = new ArrayList<>();
            List<BitVector> right = new ArrayList<>();
            for (int i = span; i < none.length; i++) {
                if ((i / span) % 2 == 1) {
                    left.add(none[i]);
                    right.add(none[i / span * span - 1]);
                }
            }
            List<BitVector> products = And.all(party, left, right);
            int next = 0;
            for (int i = span; i < none.length; i++) {
                if ((i / span) % 2 == 1) {
                    none[i] = products.get(next++);
                }
            }
        }
        return nots(party, Arrays.asList(none));
    }

    private static List<BitVector> nots(Party party, List<BitVector> bits) {
        return bits.stream().map(bit -> bit.not(party.index())).toList();
    }
}
