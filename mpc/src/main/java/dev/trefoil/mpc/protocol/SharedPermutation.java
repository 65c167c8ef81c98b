package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.correlation.RandomPermutation;

/// A uniformly random permutation that no party knows: p_0, then p_1, then p_2, where p_i is known to P_i and
/// P_(i-1).
///
/// Each party lacks one of the three, so the order of what was moved by all of them is hidden from every party.
/// Never leaves this package: whoever makes one binds it to exactly one secret permutation or one public order,
/// for life (two of them moved by the same one and opened would reveal how they differ).
final class SharedPermutation {
    private final int party;
    private final int[] first;
    private final int[] second;

    private SharedPermutation(int party, int[] first, int[] second) {
        this.party = party;
        this.first = first;
        this.second = second;
    }

    /// A fresh one; no message.
    static SharedPermutation draw(Party party, int rows) {
        return new SharedPermutation(
                party.index(),
                RandomPermutation.draw(party.correlation().first(), rows),
                RandomPermutation.draw(party.correlation().second(), rows));
    }

    int rows() {
        return first.length;
    }

    /// p_`number` as rows to gather, if this party knows it.
    int[] part(int number) {
        if (number == party) {
            return first;
        }
        if (number == (party + 1) % 3) {
            return second;
        }
        throw new IllegalArgumentException("party " + party + " does not know part " + number);
    }

    @Override
    public String toString() {
        return "SharedPermutation[" + rows() + " secret rows]";
    }
}
