package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Public numbers, of which a secret index takes one for each row: the index becomes one plane for each cell, of
/// which exactly one is one, and then every table of that length is local.
final class PublicTable {
    private PublicTable() {}

    /// For an index of m planes 2^m planes, the cell of the index one: the products of both halves of the index, each
    /// made in the same way.
    static BitPlanes oneHot(Party party, BitPlanes index) {
        if (index.width() == 1) {
            BitVector bit = index.plane(0);
            return BitPlanes.of(index.rows(), List.of(bit.not(party.index()), bit));
        }
        int half = index.width() / 2;
        BitPlanes low = oneHot(party, index.bits(0, half));
        BitPlanes high = oneHot(party, index.bits(half, index.width()));
        List<BitVector> left = new ArrayList<>();
        List<BitVector> right = new ArrayList<>();
        for (BitVector outer : high.planes()) {
            for (BitVector inner : low.planes()) {
                left.add(inner);
                right.add(outer);
            }
        }
        return BitPlanes.of(index.rows(), And.all(party, left, right));
    }

    /// The numbers, none of them negative, as words of `width` bits; zero where no plane is one. Local.
    static BitPlanes taken(BitPlanes oneHot, List<BigInteger> numbers, int width) {
        List<BitVector> out = new ArrayList<>();
        for (int bit = 0; bit < width; bit++) {
            BitVector plane = BitVector.zeros(oneHot.rows());
            for (int cell = 0; cell < numbers.size(); cell++) {
                plane = numbers.get(cell).testBit(bit) ? plane.xor(oneHot.plane(cell)) : plane;
            }
            out.add(plane);
        }
        return BitPlanes.of(oneHot.rows(), out);
    }
}
