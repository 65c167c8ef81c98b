package dev.trefoil.plan;

import java.math.BigInteger;
import java.util.Optional;

/// Variances, covariances and correlations in whole units: the one definition that both executors follow.
///
/// Values are taken about a public middle of their bounds, so that sums stay narrow. Of n pairs, the spread is N =
/// n sum(x y) - sum(x) sum(y), and the covariance N / (n (n-1)), exactly.
public final class Moments {
    /// The most bits with sign of an intermediate.
    public static final int MAX_BITS = 126;

    private Moments() {}

    /// What is taken off each value.
    public static BigInteger middle(Type type) {
        Bounds bounds = ExpressionTypes.bounds(type);
        return bounds.min().add(bounds.max()).shiftRight(1);
    }

    /// The most that a value of the type may be away from the middle.
    public static BigInteger reach(Type type) {
        Bounds bounds = ExpressionTypes.bounds(type);
        return bounds.max().subtract(middle(type)).max(middle(type).subtract(bounds.min()));
    }

    /// The most that two values of the type may differ.
    public static BigInteger range(Type type) {
        Bounds bounds = ExpressionTypes.bounds(type);
        return bounds.max().subtract(bounds.min());
    }

    /// The fraction bits of a variance, deviation or covariance of numbers of so many.
    public static int fraction(int left, int right) {
        int fraction = Math.max(left, right);
        return fraction == 0 ? Type.DEFAULT_FRACTION : fraction;
    }

    /// A multiple of 2^-shift (1, if the shift is not negative) that exceeds every covariance in whole units.
    public static BigInteger above(Type left, Type right, int shift) {
        BigInteger step = BigInteger.ONE.shiftLeft(Math.max(0, -shift));
        return range(left)
                .multiply(range(right))
                .divide(step)
                .add(BigInteger.ONE)
                .multiply(step);
    }

    /// The floor of dividend 2^shift / divisor, with a positive divisor; the shift may be negative.
    public static BigInteger quotient(BigInteger dividend, BigInteger divisor, int shift) {
        BigInteger over = dividend.shiftLeft(Math.max(shift, 0));
        BigInteger[] parts = over.divideAndRemainder(divisor.shiftLeft(Math.max(-shift, 0)));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /// Nxy / sqrt(Nxx Nyy) in units of 2^-20, cut towards zero; nothing for a spread of zero.
    ///
    /// It is the root of floor(2^40 Nxy^2 / (Nxx Nyy)), which is at most 2^40 (Cauchy and Schwarz): so it never
    /// leaves -1 to 1, and is within one unit of the exact value.
    public static Optional<BigInteger> correlation(BigInteger left, BigInteger right, BigInteger both) {
        BigInteger product = left.multiply(right);
        if (product.signum() == 0) {
            return Optional.empty();
        }
        BigInteger root = quotient(both.multiply(both), product, 2 * Type.DEFAULT_FRACTION)
                .sqrt();
        return Optional.of(both.signum() < 0 ? root.negate() : root);
    }
}
