package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.script.PlanText;
import java.util.List;
import java.util.stream.Collectors;

/// A disclosed output as a sentence for approvers.
final class DisclosedWords {
    private DisclosedWords() {}

    static String of(Disclosed output, Recipient analyst) {
        return switch (output) {
            case Disclosed.Cells(var schema, Grain grain) ->
                "To " + analyst + ": " + what(grain) + " with the columns "
                        + schema.fields().stream()
                                .map(field -> ExpressionText.column(field.column()) + ": "
                                        + field.type().text())
                                .collect(Collectors.joining(", "))
                        + ".";
            case Disclosed.RowCount() -> "To " + analyst + " and the three parties: how many rows the result has.";
            case Disclosed.RowsLeft(var plan) ->
                "To " + analyst + " and the three parties: how many rows this leaves: " + PlanText.of(plan) + ".";
            case Disclosed.MinimumMet(var where, long minimum) ->
                "To " + analyst + " and the three parties: whether at least " + minimum + " rows satisfy "
                        + ExpressionText.of(where) + " (the run stops if not).";
            case Disclosed.KeysUnique(var side, var keys) ->
                "To " + analyst + " and the three parties: whether " + names(keys) + " is unique in the "
                        + (side == Disclosed.JoinSide.LEFT ? "left" : "right")
                        + " table of the join (the run stops if not).";
            case Disclosed.MatchesBounded(var keys, long maximum) ->
                "To " + analyst + " and the three parties: whether at most " + maximum + " pairs of rows match by "
                        + keys.stream()
                                .map(pair -> ExpressionText.column(pair.left()) + " = "
                                        + ExpressionText.column(pair.right()))
                                .collect(Collectors.joining(", "))
                        + " (the run stops if not).";
            case Disclosed.CastHeld(var operand, var target) ->
                "To " + analyst + " and the three parties: whether every " + ExpressionText.of(operand) + " fits "
                        + target.text() + " (the run stops if not).";
            case Disclosed.UploadFits _, Disclosed.AnyUploadFits _ ->
                "To " + analyst + " and the three parties: whether every value of the upload fits its declared type"
                        + " (nothing is stored if not).";
        };
    }

    /// What approvers should weigh about a result of this grain.
    static String caution(Grain grain, boolean minimum) {
        return switch (grain) {
            case ROW -> "Attention: single rows of the source data leave the parties, not aggregates.";
            case GROUP -> "Attention: a group may hold a single person; nothing here hides small groups.";
            case TABLE ->
                minimum
                        ? "A filter of this step requires a minimum number of rows; check that it counts the people behind this."
                        : "Attention: nothing here requires a minimum number of people behind this value.";
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
