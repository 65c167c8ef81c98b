package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;
import java.util.Locale;
import java.util.stream.Collectors;

/// A window as people write it: "window by city ordered by Age descending: rank() as place".
final class WindowText {
    private WindowText() {}

    static String of(Plan.Window window) {
        return "window"
                + (window.partitionBy().isEmpty() ? "" : " by " + PlanText.columns(window.partitionBy()))
                + (window.orderBy().isEmpty() ? "" : " ordered by " + PlanText.sortKeys(window.orderBy()))
                + ": "
                + window.measures().stream().map(WindowText::measure).collect(Collectors.joining(", "));
    }

    private static String measure(WindowMeasure measure) {
        return switch (measure) {
            case WindowMeasure.Place(var kind, Column output) -> lower(kind) + "() as " + column(output);
            case WindowMeasure.Shift(var kind, Column input, long offset, Column output) ->
                lower(kind) + "(" + column(input) + ", " + offset + ") as " + column(output);
            case WindowMeasure.RunningSum(Column input, Column output) ->
                "running_sum(" + column(input) + ") as " + column(output);
            case WindowMeasure.OfGroup(Measure of) -> "of the group " + PlanText.measure(of);
        };
    }

    private static String lower(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String column(Column column) {
        return ExpressionText.column(column);
    }
}
