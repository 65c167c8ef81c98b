package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The permutation that sorts rows by a digit of one or two bits and keeps their order otherwise.
///
/// *Inputs.* The products of the digit's bits: `{b0}`, or `{b0, b1, b0 & b1}`. *Output.* The destination of
/// each row. *What each party sees.* Masked values only. *Bits per row.* 3 index bits for each product, and 3
/// index bits. *Rounds.* 3. *Paper.* Chida et al. 2019, Asharov et al. 2022: an indicator for each value of the
/// digit, and the sum over the values of indicator times place as one product.
final class DigitSort {
    private DigitSort() {}

    static SecretPermutation of(Party party, List<BitVector> products) {
        int rows = products.getFirst().rows();
        int width = SecretPermutation.width(rows);
        int[] widths = new int[products.size()];
        Arrays.fill(widths, width);
        RingVector[] indicators = indicators(party, BitToArithmetic.all(party, products, widths));
        RingVector[] places = places(indicators);
        List<RingVector> left = new ArrayList<>();
        List<RingVector> right = new ArrayList<>();
        for (int v = 1; v < indicators.length; v++) {
            left.add(indicators[v]);
            right.add(places[v].minus(places[0]));
        }
        RingVector sum = Multiply.sumOfProducts(party, left, right, width);
        return SecretPermutation.of(places[0].plus(sum).plusPublic(party.index(), -1));
    }

    static long bits(int rows, int products) {
        int width = SecretPermutation.width(rows);
        return products * BitToArithmetic.bits(rows, width) + Multiply.bits(rows, width);
    }

    static int rounds() {
        return BitToArithmetic.rounds() + Multiply.rounds();
    }

    /// The rounds it adds when a shuffle or its inverse follows, which begins while one more message is on its
    /// way.
    static int roundsBeforeMove() {
        return rounds() - 1;
    }

    /// For each value of the digit, one where the row has it: they sum up to one.
    private static RingVector[] indicators(Party party, List<RingVector> products) {
        RingVector one = RingVector.constant(party.index(), products.getFirst().rows(), 1);
        if (products.size() == 1) {
            return new RingVector[] {one.minus(products.getFirst()), products.getFirst()};
        }
        RingVector both = products.get(2);
        RingVector low = products.get(0).minus(both);
        RingVector high = products.get(1).minus(both);
        return new RingVector[] {one.minus(low).minus(high).minus(both), low, high, both};
    }

    /// For each value of the digit, where row j would go if it had it, counted from one.
    private static RingVector[] places(RingVector[] indicators) {
        RingVector[] out = new RingVector[indicators.length];
        RingVector before = RingVector.zeros(1);
        for (int v = 0; v < out.length; v++) {
            out[v] = indicators[v].prefixSum().plus(before.replicate(indicators[v].rows()));
            before = before.plus(indicators[v].total());
        }
        return out;
    }
}
