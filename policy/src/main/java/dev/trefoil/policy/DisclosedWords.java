package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.script.PlanText;
import java.util.List;
import java.util.stream.Collectors;

/// A disclosed output as a sentence for approvers.
final class DisclosedWords {
    private DisclosedWords() {}

    /// The sentence, which names the lines of the plan that it is about.
    static String of(Told told, Recipient analyst) {
        return of(
                told.what(),
                analyst,
                " " + told.place().letter(),
                told.inputs().stream().map(Place::letter).toList());
    }

    /// The sentence about an operator that stands alone.
    static String of(Disclosed output, Recipient analyst) {
        return of(output, analyst, "", List.of());
    }

    /// `line` is the letter of the line that tells it, `inputs` are those of the lines that it reads.
    private static String of(Disclosed output, Recipient analyst, String line, List<String> inputs) {
        String of = inputs.isEmpty() ? "" : " of " + String.join(" and ", inputs);
        String all = "To " + analyst + " and the three parties: ";
        return switch (output) {
            case Disclosed.Cells(var schema, Grain grain) ->
                "To " + analyst + ": " + what(grain) + " with the columns "
                        + schema.fields().stream()
                                .map(field -> ExpressionText.column(field.column()) + ": "
                                        + field.type().text())
                                .collect(Collectors.joining(", "))
                        + ".";
            case Disclosed.RowCount() -> all + "how many rows the result has.";
            case Disclosed.RowsLeft(var plan) ->
                all + "how many rows this leaves" + (line.isEmpty() ? "" : " (line" + line + ")") + ": "
                        + PlanText.of(plan) + ".";
            case Disclosed.MinimumMet(var where, long minimum) ->
                all + "whether at least " + minimum + " rows" + of + " satisfy " + ExpressionText.of(where)
                        + " (the run stops if not).";
            case Disclosed.KeysUnique(var side, var keys) -> {
                boolean left = side == Disclosed.JoinSide.LEFT;
                String table = inputs.isEmpty() ? "" : (left ? inputs.getFirst() : inputs.getLast()) + ", ";
                yield all + "whether " + names(keys) + " is unique in " + table + "the " + (left ? "left" : "right")
                        + " table of the join" + line + " (the run stops if not).";
            }
            case Disclosed.MatchesBounded(var keys, long maximum) ->
                all + "whether at most " + maximum + " pairs of rows" + of + " match by "
                        + keys.stream()
                                .map(pair -> ExpressionText.column(pair.left()) + " = "
                                        + ExpressionText.column(pair.right()))
                                .collect(Collectors.joining(", "))
                        + " (the run stops if not).";
            case Disclosed.CastHeld(var operand, var target) ->
                all + "whether every " + ExpressionText.of(operand) + of + " fits " + target.text()
                        + " (the run stops if not).";
            case Disclosed.UploadFits _, Disclosed.AnyUploadFits _ ->
                all + "whether every value of the upload fits its declared type (nothing is stored if not).";
        };
    }

    private static String what(Grain grain) {
        return switch (grain) {
            case ROW -> "single rows";
            case GROUP -> "one row for each group";
            case TABLE -> "aggregates over the whole table";
        };
    }

    private static String names(List<Column> keys) {
        return keys.size() == 1
                ? ExpressionText.column(keys.getFirst())
                : keys.stream()
                        .map(ExpressionText::column)
                        .collect(Collectors.joining(", ", "the combination of ", ""));
    }
}
