package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A plan as sentences, one for each operator, in the order in which they are computed: `a. Take table 180A6612.`,
/// `b. Of a, keep only the rows where Age > 65.`
///
/// What is used twice is said once. Every part of the plan is said; equal sentences mean equal plans. Names are
/// escaped.
final class PlanWords {
    private final List<String> sentences = new ArrayList<>();
    private final Map<Plan, String> letters = new HashMap<>();
    private final Function<TableRef, String> tableName;

    private PlanWords(Function<TableRef, String> tableName) {
        this.tableName = tableName;
    }

    static List<String> of(Plan plan, Function<TableRef, String> tableName) {
        PlanWords words = new PlanWords(tableName);
        words.say(plan);
        return List.copyOf(words.sentences);
    }

    /// Adds the sentences of `plan` that were not said before, and answers the letter of the last one.
    private String say(Plan plan) {
        String said = letters.get(plan);
        if (said != null) {
            return said;
        }
        String sentence = switch (plan) {
            case Plan.Scan(TableRef table) -> "Take " + tableName.apply(table) + ".";
            case Plan.Select(var input, var columns) ->
                "Of " + say(input) + ", keep only the columns " + columns(columns) + ".";
            case Plan.Drop(var input, var columns) ->
                "Of " + say(input) + ", leave out the columns " + columns(columns) + ".";
            case Plan.Rename(var input, var renamings) ->
                "In " + say(input) + ", rename " + list(renamings, r -> column(r.from()) + " to " + column(r.to()))
                        + ".";
            case Plan.Assign(var input, var assignments) ->
                "In " + say(input) + ", set for each row "
                        + list(assignments, a -> column(a.column()) + " to " + text(a.value())) + ".";
            case Plan.Filter(var input, var where, long minimum) ->
                "Of " + say(input) + ", keep only the rows where " + text(where) + minimum(minimum) + ".";
            case Plan.Join join -> JoinWords.of(join, say(join.left()), say(join.right()));
            case Plan.Attach(var input, var single) ->
                "Put beside each row of " + say(input) + " the one row of " + say(single) + ".";
            case Plan.Aggregate(var input, var by, var measures) -> aggregate(say(input), by, measures);
            case Plan.Window window -> WindowWords.of(say(window.input()), window);
            case Plan.Sort(var input, var keys) ->
                "Sort " + say(input) + " by " + list(keys, PlanWords::sortKey) + ", ties by all its other columns.";
            case Plan.Limit(var input, long offset, long rows) ->
                "Of " + say(input) + ", " + (offset == 0 ? "" : "leave out the first " + rows(offset) + ", then ")
                        + "keep only the first " + rows(rows) + ".";
            case Plan.Tail(var input, long rows) -> "Of " + say(input) + ", keep only the last " + rows(rows) + ".";
            case Plan.Shuffle(var input) -> "Bring the rows of " + say(input) + " into a random order.";
            case Plan.Concat(var inputs) -> "Put the rows of " + list(inputs, this::say) + " into one table.";
            case Plan.Trim(var input) -> "Make the number of rows of " + say(input) + " public.";
        };
        String letter = Place.letter(sentences.size());
        sentences.add(letter + ". " + sentence);
        letters.put(plan, letter);
        return letter;
    }

    private static String aggregate(String input, List<Column> by, List<Measure> measures) {
        String over = by.isEmpty()
                ? "Over all rows of " + input
                : "For each group of rows of " + input + " with equal " + columns(by);
        return measures.isEmpty()
                ? over + ", keep one row."
                : over + ", compute " + list(measures, MeasureWords::of) + ".";
    }

    static String sortKey(SortKey key) {
        return column(key.column()) + (key.descending() ? " from large to small" : "");
    }

    private static String rows(long rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }

    private static String minimum(long rows) {
        return rows == 0 ? "" : "; if fewer than " + rows + " are kept, stop without a result";
    }

    static String columns(List<Column> columns) {
        return list(columns, PlanWords::column);
    }

    static String column(Column column) {
        return ExpressionText.column(column);
    }

    private static String text(Expression expression) {
        return ExpressionText.of(expression);
    }

    static <T> String list(Collection<T> items, Function<? super T, String> words) {
        return items.stream().map(words).collect(Collectors.joining(", "));
    }
}
