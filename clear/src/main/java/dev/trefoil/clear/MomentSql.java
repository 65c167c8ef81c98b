package dev.trefoil.clear;

import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Moments;
import dev.trefoil.plan.Type;

/// Variances, covariances, correlations and weighted means as SQL: exact sums in 128 bits, then [MomentFunctions].
final class MomentSql {
    private MomentSql() {}

    static String variance(String column, Type type) {
        int fraction = Moments.fraction(ExpressionTypes.fraction(type), 0);
        Pair pair = new Pair(column, type, column, type);
        return pair.overPairs(MomentFunctions.QUOTIENT, fraction - 2 * ExpressionTypes.fraction(type));
    }

    static String deviation(String column, Type type) {
        int fraction = Moments.fraction(ExpressionTypes.fraction(type), 0);
        Pair pair = new Pair(column, type, column, type);
        return pair.overPairs(MomentFunctions.ROOT, 2 * (fraction - ExpressionTypes.fraction(type)));
    }

    static String of(Measure.PairKind kind, String left, Type leftType, String right, Type rightType) {
        Pair pair = new Pair(left, leftType, right, rightType);
        int fractions = ExpressionTypes.fraction(leftType) + ExpressionTypes.fraction(rightType);
        return switch (kind) {
            case COVARIANCE ->
                pair.overPairs(
                        MomentFunctions.QUOTIENT,
                        Moments.fraction(ExpressionTypes.fraction(leftType), ExpressionTypes.fraction(rightType))
                                - fractions);
            case CORRELATION ->
                MomentFunctions.CORRELATION + "(" + pair.spread(pair.x(), pair.x()) + ", "
                        + pair.spread(pair.y(), pair.y()) + ", " + pair.spread(pair.x(), pair.y()) + ")";
            case WEIGHTED_MEAN -> pair.weightedMean();
        };
    }

    /// Two columns, of which only rows without a null count.
    private record Pair(String left, Type leftType, String right, Type rightType) {
        String x() {
            return number(left, Moments.middle(leftType).toString());
        }

        String y() {
            return number(right, Moments.middle(rightType).toString());
        }

        private static String number(String column, String middle) {
            return "(CAST(" + column + " AS HUGEINT) - CAST(" + middle + " AS HUGEINT))";
        }

        private String where() {
            return " FILTER (WHERE " + left + " IS NOT NULL AND " + right + " IS NOT NULL)";
        }

        private String sum(String number) {
            return "sum(" + number + ")" + where();
        }

        private String count() {
            return "CAST(count(*)" + where() + " AS HUGEINT)";
        }

        String spread(String a, String b) {
            return "(" + count() + " * " + sum(a + " * " + b) + " - " + sum(a) + " * " + sum(b) + ")";
        }

        String overPairs(String function, int shift) {
            String pairs = count() + " * (" + count() + " - 1)";
            return function + "(" + spread(x(), y()) + ", " + pairs + ", CAST(" + shift + " AS HUGEINT))";
        }

        String weightedMean() {
            String code = number(left, Layout.offset(leftType).toString());
            String weight = "CAST(" + right + " AS HUGEINT)";
            int scale = ExpressionTypes.fraction(leftType) == 0 ? Type.DEFAULT_FRACTION : 0;
            String mean = MomentFunctions.QUOTIENT + "(" + sum(code + " * " + weight) + ", " + sum(weight) + ", CAST("
                    + scale + " AS HUGEINT))";
            return mean + " + CAST(" + Layout.offset(leftType).shiftLeft(scale) + " AS HUGEINT)";
        }
    }
}
