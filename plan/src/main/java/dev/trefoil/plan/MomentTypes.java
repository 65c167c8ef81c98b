package dev.trefoil.plan;

import java.math.BigInteger;
import java.util.Locale;

/// The types of variances, covariances, correlations and weighted means, with bounds.
final class MomentTypes {
    private MomentTypes() {}

    static Type of(Measure.OfTwoColumns pair, Schema schema, long rows) {
        Type left = schema.type(pair.left());
        Type right = schema.type(pair.right());
        String what = pair.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of '" + pair.left() + "' and '"
                + pair.right() + "'";
        Measures.requireNumber(what, left);
        Measures.requireNumber(what, right);
        return switch (pair.kind()) {
            case COVARIANCE -> covariance(what, left, right, rows);
            case CORRELATION -> {
                requireSpread(what, left, left, rows);
                requireSpread(what, right, right, rows);
                BigInteger one = BigInteger.ONE.shiftLeft(Type.DEFAULT_FRACTION);
                yield new Type.FixedType(Type.DEFAULT_FRACTION, one.negate(), one, true);
            }
            case WEIGHTED_MEAN -> weightedMean(what, left, right, rows);
        };
    }

    /// The variance of two values at the ends of the bounds is the largest: half the square of their difference.
    static Type variance(String what, Type type, long rows) {
        Measures.requireNumber(what, type);
        requireSpread(what, type, type, rows);
        int fraction = Moments.fraction(ExpressionTypes.fraction(type), 0);
        BigInteger square = Moments.range(type).pow(2);
        BigInteger most = Moments.quotient(square, BigInteger.TWO, fraction - 2 * ExpressionTypes.fraction(type));
        return ExpressionTypes.number(what, fraction, new Bounds(BigInteger.ZERO, most), true);
    }

    static Type deviation(String what, Type type, long rows) {
        Measures.requireNumber(what, type);
        requireSpread(what, type, type, rows);
        int fraction = Moments.fraction(ExpressionTypes.fraction(type), 0);
        BigInteger square = Moments.range(type).pow(2);
        BigInteger most = Moments.quotient(square, BigInteger.TWO, 2 * (fraction - ExpressionTypes.fraction(type)))
                .sqrt();
        return ExpressionTypes.number(what, fraction, new Bounds(BigInteger.ZERO, most), true);
    }

    private static Type covariance(String what, Type left, Type right, long rows) {
        requireSpread(what, left, right, rows);
        int fraction = Moments.fraction(ExpressionTypes.fraction(left), ExpressionTypes.fraction(right));
        int shift = fraction - ExpressionTypes.fraction(left) - ExpressionTypes.fraction(right);
        BigInteger product = Moments.range(left).multiply(Moments.range(right));
        Bounds bounds = new Bounds(
                Moments.quotient(product.negate(), BigInteger.TWO, shift),
                Moments.quotient(product, BigInteger.TWO, shift));
        requireWidth(
                what,
                Moments.reach(left)
                        .multiply(Moments.reach(right))
                        .add(Moments.above(left, right, shift))
                        .multiply(BigInteger.valueOf(rows).pow(2)),
                rows);
        return ExpressionTypes.number(what, fraction, bounds, true);
    }

    private static Type weightedMean(String what, Type value, Type weight, long rows) {
        Bounds weights = ExpressionTypes.bounds(weight);
        if (weights.min().signum() < 0) {
            throw new PlanException(what + ": the weights have the type " + weight.text()
                    + ", but a weight must not be negative: cast it with validation");
        }
        requireWidth(what, Moments.range(value).multiply(weights.max()).multiply(BigInteger.valueOf(rows)), rows);
        int scale = ExpressionTypes.fraction(value) == 0 ? Type.DEFAULT_FRACTION : 0;
        return ExpressionTypes.number(
                what,
                ExpressionTypes.fraction(value) + scale,
                ExpressionTypes.bounds(value).shifted(scale),
                true);
    }

    private static void requireSpread(String what, Type left, Type right, long rows) {
        BigInteger most = Moments.reach(left)
                .multiply(Moments.reach(right))
                .multiply(BigInteger.valueOf(rows).pow(2));
        requireWidth(what, most, rows);
    }

    private static void requireWidth(String what, BigInteger most, long rows) {
        if (most.bitLength() >= Moments.MAX_BITS) {
            throw new PlanException(what + " over up to " + rows + " rows could overflow: its sums of products need "
                    + (most.bitLength() + 1) + " bits, at most " + Moments.MAX_BITS
                    + " are supported: narrow the types of its columns, or cast one with validation");
        }
    }
}
