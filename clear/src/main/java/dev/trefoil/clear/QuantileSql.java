package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;
import java.math.BigDecimal;

/// A quantile as SQL over the sorted list of values, in 128 bits: the exact floor.
final class QuantileSql {
    private QuantileSql() {}

    static String median(String column, Type type) {
        return of(new Measure.Quantile(new BigDecimal("0.5"), Column.of("x"), Column.of("y")), column, type);
    }

    static String of(Measure.Quantile quantile, String column, Type type) {
        int scale = ExpressionTypes.fraction(type) == 0 ? Type.DEFAULT_FRACTION : 0;
        long d = quantile.denominator();
        String values = "list(CAST(" + column + " AS HUGEINT) ORDER BY " + column + ") FILTER (WHERE " + column
                + " IS NOT NULL)";
        String place = "((count(" + column + ") - 1) * " + quantile.numerator() + ")";
        String low = place + " // " + d;
        String high = "(CASE WHEN " + place + " % " + d + " = 0 THEN " + low + " ELSE " + low + " + 1 END)";
        String sum = "((" + values + ")[" + low + " + 1] * (" + d + " - " + place + " % " + d + ") + (" + values + ")["
                + high + " + 1] * (" + place + " % " + d + ")) * " + (1L << scale);
        return "CASE WHEN count(" + column + ") = 0 THEN NULL ELSE " + floor("(" + sum + ")", d) + " END";
    }

    /// SQL's division cuts towards zero, so a negative number that does not divide goes one down.
    private static String floor(String number, long divisor) {
        return "(" + number + " // " + divisor + " - CASE WHEN " + number + " < 0 AND " + number + " % " + divisor
                + " <> 0 THEN 1 ELSE 0 END)";
    }
}
