package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A window as a SELECT with window functions; measures of whole groups are joined to their rows.
final class WindowSql {
    private final Stage input;
    private final Plan.Window window;

    private final Schema result;

    private WindowSql(Stage input, Plan.Window window, Schema result) {
        this.input = input;
        this.window = window;
        this.result = result;
    }

    static String select(Stage input, Plan.Window window, Schema result) {
        return new WindowSql(input, window, result).select();
    }

    private String select() {
        List<String> sources = new ArrayList<>();
        input.schema().columns().forEach(column -> sources.add(input.column(column)));
        List<Measure> ofGroup = new ArrayList<>();
        for (WindowMeasure measure : window.measures()) {
            sources.add(
                    switch (measure) {
                        case WindowMeasure.Place(var kind, var _) -> place(kind);
                        case WindowMeasure.Shift(var kind, Column column, long offset, var _) ->
                            shift(kind) + "(" + input.column(column) + ", " + offset + ")" + over(everything(), "");
                        case WindowMeasure.RunningSum(Column column, Column output) ->
                            runningSum(input.column(column), result.type(output));
                        case WindowMeasure.OfGroup(Measure of) -> {
                            ofGroup.add(of);
                            yield "g." + Stage.name(window.partitionBy().size() + ofGroup.size() - 1);
                        }
                    });
        }
        return "SELECT " + PlanSql.named(sources) + input.source() + groups(ofGroup);
    }

    private String place(WindowMeasure.PlaceKind kind) {
        String keys = String.join(", ", PlanSql.keys(input, window.orderBy()));
        return switch (kind) {
            case ROW_NUMBER -> "row_number()" + over(everything(), "");
            case RANK -> "rank()" + over(keys, "");
            case DENSE_RANK -> "dense_rank()" + over(keys, "");
        };
    }

    private static String shift(WindowMeasure.ShiftKind kind) {
        return switch (kind) {
            case LAG -> "lag";
            case LEAD -> "lead";
        };
    }

    private String runningSum(String column, Type type) {
        return "CAST(sum(CAST(" + column + " AS HUGEINT))"
                + over(everything(), " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW") + " AS "
                + FrameLoader.numberType(type.wide()) + ")";
    }

    private String everything() {
        return PlanSql.order(input, window.orderBy());
    }

    private String over(String order, String frame) {
        List<String> by = window.partitionBy().stream().map(input::column).toList();
        return " OVER (" + (by.isEmpty() ? "" : "PARTITION BY " + String.join(", ", by))
                + (order.isEmpty() ? "" : " ORDER BY " + order) + frame + ")";
    }

    /// The table of the measures of groups, joined on the columns of the group, nulls equal.
    private String groups(List<Measure> measures) {
        if (measures.isEmpty()) {
            return "";
        }
        String condition = IntStream.range(0, window.partitionBy().size())
                .mapToObj(i -> input.column(window.partitionBy().get(i)) + " IS NOT DISTINCT FROM g." + Stage.name(i))
                .collect(Collectors.joining(" AND "));
        String table = "(" + MeasureSql.select(input, window.partitionBy(), measures, result) + ") g";
        return condition.isEmpty() ? " CROSS JOIN " + table : " JOIN " + table + " ON " + condition;
    }
}
