package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;

/// An aggregate as a SELECT: sums in 128 bits, means as the exact floor.
final class MeasureSql {
    private MeasureSql() {}

    static String select(Stage input, List<Column> by, List<Measure> measures) {
        List<String> sources = new ArrayList<>();
        List<String> groups = by.stream().map(input::column).toList();
        sources.addAll(groups);
        measures.forEach(measure -> sources.add(of(measure, input)));
        String grouping = groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups);
        return "SELECT " + PlanSql.named(sources) + input.source() + grouping;
    }

    private static String of(Measure measure, Stage input) {
        return switch (measure) {
            case Measure.CountRows _ -> "count(*)";
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                ofColumn(kind, input.column(column), input.schema().type(column));
        };
    }

    private static String ofColumn(Measure.Kind kind, String column, Type type) {
        return switch (kind) {
            case COUNT -> "count(" + column + ")";
            case SUM -> "CAST(" + sum(column) + " AS BIGINT)";
            case MEAN -> mean(column, ExpressionTypes.fraction(type) == 0 ? Type.DEFAULT_FRACTION : 0);
            case MIN -> "min(" + column + ")";
            case MAX -> "max(" + column + ")";
        };
    }

    private static String sum(String column) {
        return "sum(CAST(" + column + " AS HUGEINT))";
    }

    /// SQL's division cuts towards zero, so a negative sum that does not divide goes one down.
    private static String mean(String column, int shift) {
        String sum = "(" + sum(column) + " * " + (1L << shift) + ")";
        String count = "count(" + column + ")";
        return "CASE WHEN " + count + " = 0 THEN NULL ELSE CAST(" + sum + " // " + count + " - CASE WHEN " + sum
                + " < 0 AND " + sum + " % " + count + " <> 0 THEN 1 ELSE 0 END AS BIGINT) END";
    }
}
