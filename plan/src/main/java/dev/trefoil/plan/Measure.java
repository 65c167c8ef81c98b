package dev.trefoil.plan;

import java.math.BigDecimal;

/// One result column of an aggregate.
///
/// Nulls are skipped. A measure of no values is null, but a count, which is 0. Where the exact result is no whole
/// number of units it is the floor, at 20 fraction bits for integers and at the column's own precision for fixed
/// point. What could not be proved to fit is refused before anything runs.
public sealed interface Measure {
    Column output();

    /// The number of rows of the group.
    record CountRows(Column output) implements Measure {}

    /// A measure over the non-null values of a column.
    record OfColumn(Kind kind, Column input, Column output) implements Measure {}

    /// The value below which the share `q` of the numbers of a column lies, interpolated linearly.
    ///
    /// Of n sorted values v_0, v_1, ..., and q = p/d in lowest terms, let h = (n-1) p, lo = h div d and r = h mod
    /// d: the quantile is the exact floor of ((d-r) v_lo + r v_(lo+1)) / d. So 0 gives the least value, 1 the
    /// greatest.
    record Quantile(BigDecimal q, Column input, Column output) implements Measure {
        /// The most decimals of q.
        public static final int MAX_DECIMALS = 6;

        public Quantile {
            q = q.stripTrailingZeros();
            if (q.signum() < 0 || q.compareTo(BigDecimal.ONE) > 0 || q.scale() > MAX_DECIMALS) {
                throw new PlanException("quantile: " + q.toPlainString() + " is not a number from 0 to 1 with at most "
                        + MAX_DECIMALS + " decimals");
            }
        }

        /// p of q = p/d in lowest terms.
        public long numerator() {
            return q.movePointRight(MAX_DECIMALS).longValueExact() / common();
        }

        /// d of q = p/d in lowest terms.
        public long denominator() {
            return BigDecimal.ONE.movePointRight(MAX_DECIMALS).longValueExact() / common();
        }

        private long common() {
            return q.movePointRight(MAX_DECIMALS)
                    .toBigIntegerExact()
                    .gcd(BigDecimal.ONE.movePointRight(MAX_DECIMALS).toBigIntegerExact())
                    .longValueExact();
        }
    }

    /// A measure over the rows in which neither of two number columns is null.
    record OfTwoColumns(PairKind kind, Column left, Column right, Column output) implements Measure {}

    /// What is measured of two columns. Sums are taken about a public middle of the bounds; types whose sums of
    /// products may outgrow 126 bits are refused.
    enum PairKind {
        /// The sample covariance, over n - 1; null for fewer than two pairs. The exact floor, at 20 fraction bits
        /// for two integers, else at the larger precision of the two.
        COVARIANCE,
        /// Pearson's correlation, from -1 to 1 at 20 fraction bits, cut towards zero: within 2^-20 of the exact
        /// one. Null where one of the columns has no variance.
        CORRELATION,
        /// The mean of the left column, each value weighted by the right one, which must have no negative
        /// values: the exact floor, as MEAN. Null where the weights sum up to zero.
        WEIGHTED_MEAN
    }

    /// What is measured.
    enum Kind {
        /// How many values are not null.
        COUNT,
        SUM,
        /// The exact floor of the mean: 20 fraction bits for integers, the column's own precision for fixed point.
        MEAN,
        MIN,
        MAX,
        /// How many different values there are, nulls not counted.
        COUNT_DISTINCT,
        /// The [Quantile] of 0.5.
        MEDIAN,
        /// The most frequent value; the smallest of several. Of bools, false is the smaller.
        MODE,
        /// The sample variance, over n - 1; null for fewer than two values. The exact floor.
        VAR,
        /// The sample standard deviation, the root of the variance; null for fewer than two values. The exact
        /// floor of the exact root.
        STD,
        /// Whether any of the bools is true.
        ANY,
        /// Whether all of the bools are true.
        ALL
    }
}
