package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.Aggregate;
import dev.trefoil.plan.Plan.Assign;
import dev.trefoil.plan.Plan.Assignment;
import dev.trefoil.plan.Plan.Attach;
import dev.trefoil.plan.Plan.Concat;
import dev.trefoil.plan.Plan.Drop;
import dev.trefoil.plan.Plan.Filter;
import dev.trefoil.plan.Plan.Join;
import dev.trefoil.plan.Plan.Limit;
import dev.trefoil.plan.Plan.Rename;
import dev.trefoil.plan.Plan.Scan;
import dev.trefoil.plan.Plan.Select;
import dev.trefoil.plan.Plan.Shuffle;
import dev.trefoil.plan.Plan.Sort;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.Plan.Tail;
import dev.trefoil.plan.Plan.Trim;
import dev.trefoil.plan.Plan.Window;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One node of a plan as a SELECT over the stages of its inputs.
final class PlanSql {
    private PlanSql() {}

    /// The columns of the result are named as [Stage] says. `stored` gives the database's name of a stored table.
    static String select(
            Plan plan, List<Stage> inputs, Relation result, Function<TableRef, String> stored, Parameters parameters) {
        return switch (plan) {
            case Scan(TableRef table) -> "SELECT * FROM " + stored.apply(table);
            case Select(var _, List<Column> columns) -> pick(inputs.getFirst(), columns);
            case Drop _ -> pick(inputs.getFirst(), result.schema().columns());
            case Rename _ -> "SELECT *" + inputs.getFirst().source();
            case Assign(var _, var assignments) -> assign(inputs.getFirst(), assignments, result, parameters);
            case Filter(var _, Expression where, var _) ->
                "SELECT *" + inputs.getFirst().source() + " WHERE "
                        + ExpressionSql.of(where, inputs.getFirst().schema(), parameters);
            case Join join -> JoinSql.select(join, inputs.getFirst(), inputs.getLast());
            case Attach _ -> JoinSql.attach(inputs.getFirst(), inputs.getLast());
            case Aggregate(var _, var by, var measures) ->
                MeasureSql.select(inputs.getFirst(), by, measures, result.schema());
            case Window window -> WindowSql.select(inputs.getFirst(), window, result.schema());
            case Sort(var _, var keys) -> sort(inputs.getFirst(), keys);
            case Limit(var _, long offset, long rows) -> OrderSql.limit(inputs.getFirst(), offset, rows);
            case Tail(var _, long rows) -> OrderSql.tail(inputs.getFirst(), rows);
            case Shuffle _ -> OrderSql.shuffle(inputs.getFirst());
            case Concat _ -> concat(inputs, result.schema());
            case Trim _ -> "SELECT *" + inputs.getFirst().source();
        };
    }

    private static String pick(Stage input, List<Column> columns) {
        List<String> sources = columns.stream().map(input::column).toList();
        return "SELECT " + Stage.order(input.relation()) + named(sources) + input.source();
    }

    private static String assign(Stage input, List<Assignment> assignments, Relation result, Parameters parameters) {
        Map<Column, String> values = new LinkedHashMap<>();
        input.schema().columns().forEach(column -> values.put(column, input.column(column)));
        for (Assignment assignment : assignments) {
            values.put(assignment.column(), ExpressionSql.of(assignment.value(), input.schema(), parameters));
        }
        List<String> sources =
                result.schema().columns().stream().map(values::get).toList();
        return "SELECT " + Stage.order(result) + named(sources) + input.source();
    }

    private static String sort(Stage input, List<SortKey> keys) {
        return "SELECT row_number() OVER (ORDER BY " + order(input, keys) + ") AS n, " + input.columns()
                + input.source();
    }

    /// The keys, then all other columns.
    static String order(Stage input, List<SortKey> keys) {
        List<String> order = new ArrayList<>(keys(input, keys));
        List<Column> named = keys.stream().map(SortKey::column).toList();
        for (Column column : input.schema().columns()) {
            if (!named.contains(column)) {
                order.add(input.column(column) + " ASC NULLS LAST");
            }
        }
        return String.join(", ", order);
    }

    static List<String> keys(Stage input, List<SortKey> keys) {
        return keys.stream()
                .map(key -> input.column(key.column()) + (key.descending() ? " DESC" : " ASC") + " NULLS LAST")
                .toList();
    }

    private static String concat(List<Stage> inputs, Schema result) {
        return inputs.stream()
                .map(input -> "SELECT " + rescaled(input, result) + input.source())
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String rescaled(Stage input, Schema result) {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            Field from = input.schema().fields().get(i);
            sources.add(ExpressionSql.rescaled(
                    Stage.column(i), from.type(), result.fields().get(i).type()));
        }
        return named(sources);
    }

    /// The select list that names `sources` c0, c1, ...
    static String named(List<String> sources) {
        return IntStream.range(0, sources.size())
                .mapToObj(i -> sources.get(i) + " AS " + Stage.name(i))
                .collect(Collectors.joining(", "));
    }
}
