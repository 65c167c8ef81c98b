package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// The product of two secret vectors over Z_2^64 or Z_2^128, row by row; also sums of several products at the price of
/// one.
///
/// *Inputs.* Vectors of equal length. *Output.* Their products modulo 2^width, freshly shared. *What each
/// party sees.* One uniformly random value per row. *Bits per row.* 3 width. *Rounds.* 1. *Paper.* Araki et
/// al. 2016.
public final class Multiply {
    private Multiply() {}

    public static RingVector of(Party party, RingVector left, RingVector right) {
        return of(party, left, right, 64);
    }

    /// Modulo 2^width.
    public static RingVector of(Party party, RingVector left, RingVector right, int width) {
        return sumOfProducts(party, List.of(left), List.of(right), width);
    }

    /// Modulo 2^128.
    public static WideVector of(Party party, WideVector left, WideVector right) {
        return sumOfWideProducts(party, List.of(left), List.of(right));
    }

    /// Per row, the sum of `left.get(t)` times `right.get(t)` over all t (at least one).
    public static RingVector sumOfProducts(Party party, List<RingVector> left, List<RingVector> right) {
        return sumOfProducts(party, left, right, 64);
    }

    /// Per row, the sum of `left.get(t)` times `right.get(t)` over all t (at least one), modulo 2^width.
    public static RingVector sumOfProducts(Party party, List<RingVector> left, List<RingVector> right, int width) {
        return Door.sumOfProducts(party, left, right, width);
    }

    /// Per row, the sum of `left.get(t)` times `right.get(t)` over all t (at least one), modulo 2^128.
    public static WideVector sumOfWideProducts(Party party, List<WideVector> left, List<WideVector> right) {
        return Door.sumOfWideProducts(party, left, right);
    }

    /// Several products in one round: element t is the product of the t-th vectors, which may differ in length.
    public static List<RingVector> all(Party party, List<RingVector> left, List<RingVector> right, int width) {
        RingVector products = of(party, RingVector.concat(left), RingVector.concat(right), width);
        return Parts.split(products, left);
    }

    /// One row: the dot product of two vectors over all their rows, at the price of one product.
    public static RingVector dotProduct(Party party, RingVector left, RingVector right) {
        return Door.dotProduct(party, left, right);
    }

    /// The same modulo 2^128.
    public static WideVector dotProduct(Party party, WideVector left, WideVector right) {
        return Door.wideDotProduct(party, left, right);
    }

    /// Bits sent by the three parties together for `rows` products (however many are summed in each).
    public static long bits(long rows, int width) {
        return 3 * rows * width;
    }

    public static int rounds() {
        return 1;
    }
}
