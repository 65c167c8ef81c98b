package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;

/// An aggregate as a SELECT: sums in 128 bits, means as the exact floor.
final class MeasureSql {
    private MeasureSql() {}

    static String select(Stage input, List<Column> by, List<Measure> measures, Schema result) {
        List<String> sources = new ArrayList<>();
        List<String> groups = by.stream().map(input::column).toList();
        sources.addAll(groups);
        measures.forEach(measure -> sources.add(of(measure, input, result.type(measure.output()))));
        String grouping = groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups);
        return "SELECT " + PlanSql.named(sources) + input.source() + grouping;
    }

    private static String of(Measure measure, Stage input, Type result) {
        return switch (measure) {
            case Measure.CountRows _ -> "count(*)";
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                ofColumn(kind, input.column(column), input.schema().type(column), result);
            case Measure.OfTwoColumns pair ->
                as(
                        MomentSql.of(
                                pair.kind(),
                                input.column(pair.left()),
                                input.schema().type(pair.left()),
                                input.column(pair.right()),
                                input.schema().type(pair.right())),
                        result);
            case Measure.Quantile quantile ->
                as(
                        QuantileSql.of(
                                quantile,
                                input.column(quantile.input()),
                                input.schema().type(quantile.input())),
                        result);
        };
    }

    private static String ofColumn(Measure.Kind kind, String column, Type type, Type result) {
        return switch (kind) {
            case COUNT -> "count(" + column + ")";
            case SUM -> as(sum(column), result);
            case MEAN -> as(mean(column, ExpressionTypes.fraction(result) - ExpressionTypes.fraction(type)), result);
            case MIN -> "min(" + column + ")";
            case MAX -> "max(" + column + ")";
            case COUNT_DISTINCT -> "count(DISTINCT " + column + ")";
            case MEDIAN -> as(QuantileSql.median(column, type), result);
            case MODE -> mode(column);
            case VAR -> as(MomentSql.variance(column, type), result);
            case STD -> as(MomentSql.deviation(column, type), result);
            case ANY -> "bool_or(" + column + ")";
            case ALL -> "bool_and(" + column + ")";
        };
    }

    /// Of the values that are counted most often, the smallest.
    private static String mode(String column) {
        String counts = "histogram(" + column + ")";
        return "list_min(list_transform(list_filter(map_entries(" + counts
                + "), lambda e: e.value = list_max(map_values(" + counts + "))), lambda e: e.key))";
    }

    private static String sum(String column) {
        return "sum(CAST(" + column + " AS HUGEINT))";
    }

    private static String as(String number, Type type) {
        return "CAST(" + number + " AS " + FrameLoader.numberType(type.wide()) + ")";
    }

    /// The floor of the mean times 2^shift: that of the whole part and that of the remainder, since the sum itself
    /// times 2^shift may not fit. SQL's division cuts towards zero, so a negative remainder goes one down.
    private static String mean(String column, int shift) {
        String sum = sum(column);
        String count = "count(" + column + ")";
        String rest = "(" + sum + " % " + count + ")";
        String below = "(CASE WHEN " + rest + " < 0 THEN 1 ELSE 0 END)";
        String whole = "(" + sum + " // " + count + " - " + below + ")";
        String part = "((" + rest + " + " + below + " * " + count + ") * " + (1L << shift) + " // " + count + ")";
        return "CASE WHEN " + count + " = 0 THEN NULL ELSE " + whole + " * " + (1L << shift) + " + " + part + " END";
    }
}
