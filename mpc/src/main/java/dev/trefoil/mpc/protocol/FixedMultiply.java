package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;

/// The product of secret fixed-point numbers: multiplied and divided by 2^shift at once, rounded by chance as
/// in [Truncate], whose warning holds here.
///
/// **What the caller owes.** The untruncated product, or sum of products, fits |x| < 2^(width-2).
///
/// *Inputs.* Numbers modulo 2^width. *Output.* Their product over 2^shift, modulo 2^width. *What each party
/// sees.* P_1 and P_2: a part of the product under masks; then as [Truncate]. *Bits per row.* 5 width +
/// shift. *Rounds.* 2. *Paper.* As [Multiply] and [Truncate]; the product is left in two parts, of which P_0
/// knows one without being told (PROTOCOLS 2, "exchange then truncate").
public final class FixedMultiply {
    private FixedMultiply() {}

    public static RingVector of(Party party, RingVector left, RingVector right, int shift, int width) {
        return sumOfProducts(party, List.of(left), List.of(right), shift, width);
    }

    /// Per row, the sum of `left.get(t)` times `right.get(t)` over all t (at least one), over 2^shift: at the
    /// price of one product.
    public static RingVector sumOfProducts(
            Party party, List<RingVector> left, List<RingVector> right, int shift, int width) {
        long[] part = Door.sumOfProductsInTwo(party, left, right, width);
        return Truncate.ofParts(party, part, part.length, shift, width);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int shift, int width) {
        return rows * (5 * width + shift);
    }

    public static int rounds() {
        return 2;
    }
}
