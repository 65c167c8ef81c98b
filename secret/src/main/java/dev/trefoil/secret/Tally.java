package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// How many of several bits of a row are 1, by carry-save adders: fewer than one gate a bit.
final class Tally {
    private final Party party;
    private final List<List<BitVector>> weights = new ArrayList<>();
    private final List<BitVector> left = new ArrayList<>();
    private final List<BitVector> right = new ArrayList<>();
    private final List<Integer> carried = new ArrayList<>();
    private final List<BitVector> kept = new ArrayList<>();

    private Tally(Party party) {
        this.party = party;
    }

    /// A word of as many bits as `bits.size()`, which is at least 1, needs.
    static BitPlanes of(Party party, List<BitVector> bits) {
        int rows = bits.getFirst().rows();
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(bits.size());
        Tally tally = new Tally(party);
        tally.weights.add(bits);
        while (tally.weights.size() < width) {
            tally.weights.add(List.of());
        }
        while (tally.weights.stream().anyMatch(same -> same.size() > 1)) {
            tally.round();
        }
        return BitPlanes.of(
                rows,
                tally.weights.stream()
                        .map(same -> same.isEmpty() ? BitVector.zeros(rows) : same.getFirst())
                        .toList());
    }

    /// Three bits of one weight become one of it and one of the next; so do two, once all lower weights are done.
    private void round() {
        boolean lowerDone = true;
        for (int weight = 0; weight < weights.size(); weight++) {
            List<BitVector> same = new ArrayList<>(weights.get(weight));
            List<BitVector> after = new ArrayList<>();
            boolean done = same.size() <= 1;
            if (same.size() == 2 && lowerDone) {
                after.add(add(
                        weight,
                        same.get(0),
                        same.get(1),
                        BitVector.zeros(same.get(0).rows())));
                same.clear();
            }
            while (same.size() >= 3) {
                after.add(add(weight, same.removeLast(), same.removeLast(), same.removeLast()));
            }
            after.addAll(same);
            weights.set(weight, after);
            lowerDone &= done;
        }
        List<BitVector> products = left.isEmpty() ? List.of() : And.all(party, left, right);
        for (int i = 0; i < products.size(); i++) {
            int next = carried.get(i) + 1;
            List<BitVector> same = new ArrayList<>(weights.get(next));
            same.add(products.get(i).xor(kept.get(i)));
            weights.set(next, same);
        }
        left.clear();
        right.clear();
        carried.clear();
        kept.clear();
    }

    /// The sum bit; the carry ((a xor c) and (b xor c)) xor c follows with the products of the round, unless the
    /// tally is too small to have one.
    private BitVector add(int weight, BitVector a, BitVector b, BitVector c) {
        if (weight + 1 < weights.size()) {
            left.add(a.xor(c));
            right.add(b.xor(c));
            carried.add(weight);
            kept.add(c);
        }
        return a.xor(b).xor(c);
    }

    @Override
    public String toString() {
        return "Tally[" + weights.size() + " bits]";
    }
}
