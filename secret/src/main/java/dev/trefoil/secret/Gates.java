package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The same circuit on every byte of a text: each operation is done for all bytes at once.
final class Gates {
    private final Party party;
    private final List<BitPlanes> bytes;

    Gates(Party party, List<BitPlanes> bytes) {
        this.party = party;
        this.bytes = bytes;
    }

    List<BitVector> plane(int bit) {
        return bytes.stream().map(part -> part.plane(bit)).toList();
    }

    List<BitVector> not(List<BitVector> bits) {
        return bits.stream().map(bit -> bit.not(party.index())).toList();
    }

    List<BitVector> and(List<BitVector> a, List<BitVector> b) {
        return And.all(party, a, b);
    }

    List<BitVector> or(List<BitVector> a, List<BitVector> b) {
        return not(and(not(a), not(b)));
    }

    List<BitVector> xor(List<BitVector> a, List<BitVector> b) {
        List<BitVector> out = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            out.add(a.get(i).xor(b.get(i)));
        }
        return out;
    }

    List<BitVector> xor(List<BitVector> a, List<BitVector> b, List<BitVector> c) {
        return xor(xor(a, b), c);
    }

    @Override
    public String toString() {
        return "Gates[" + bytes.size() + " secret bytes]";
    }
}
