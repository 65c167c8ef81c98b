package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;

/// A window as a sentence for approvers.
final class WindowWords {
    private WindowWords() {}

    /// `input` is the letter of the sentence that tells its input.
    static String of(String input, Plan.Window window) {
        String rows = window.partitionBy().isEmpty()
                ? "all rows of " + input
                : "each group of rows of " + input + " with equal " + PlanWords.columns(window.partitionBy());
        String order = window.orderBy().isEmpty()
                ? " in the order of all columns"
                : " in the order of " + PlanWords.list(window.orderBy(), PlanWords::sortKey)
                        + ", ties by all other columns";
        return "Beside each row, for " + rows + order + ", set "
                + PlanWords.list(window.measures(), WindowWords::measure) + ".";
    }

    private static String measure(WindowMeasure measure) {
        return switch (measure) {
            case WindowMeasure.Place(var kind, Column output) ->
                switch (kind) {
                            case ROW_NUMBER -> "the number of the row";
                            case RANK -> "the rank of the row (ties alike, with gaps)";
                            case DENSE_RANK -> "the rank of the row (ties alike, without gaps)";
                        }
                        + as(output);
            case WindowMeasure.Shift(var kind, Column input, long offset, Column output) ->
                PlanWords.column(input)
                        + " of the row that stands " + offset
                        + switch (kind) {
                            case LAG -> " before it";
                            case LEAD -> " behind it";
                        }
                        + as(output);
            case WindowMeasure.RunningSum(Column input, Column output) ->
                "the sum of " + PlanWords.column(input) + " from the first row to it" + as(output);
            case WindowMeasure.OfGroup(Measure of) -> "over all of these rows " + MeasureWords.of(of);
        };
    }

    private static String as(Column output) {
        return " (as " + PlanWords.column(output) + ")";
    }
}
