package dev.trefoil.plan;

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
import dev.trefoil.plan.Plan.Renaming;
import dev.trefoil.plan.Plan.Scan;
import dev.trefoil.plan.Plan.Select;
import dev.trefoil.plan.Plan.Shuffle;
import dev.trefoil.plan.Plan.Sort;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.Plan.Tail;
import dev.trefoil.plan.Plan.Trim;
import dev.trefoil.plan.Plan.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The public shape of a plan's result: schema with bounds, most rows, order. Refuses a plan that is wrong or could
/// overflow before anything runs; both executors and the client infer by this one place.
public final class Relations {
    private Relations() {}

    public static Relation of(Plan plan, Tables tables) {
        PlanSize.require(plan);
        return infer(plan, tables);
    }

    private static Relation infer(Plan plan, Tables tables) {
        return switch (plan) {
            case Scan(TableRef table) -> tables.relation(table);
            case Select(Plan input, List<Column> columns) -> select(infer(input, tables), columns);
            case Drop(Plan input, List<Column> columns) -> drop(infer(input, tables), columns);
            case Rename(Plan input, List<Renaming> renamings) -> rename(infer(input, tables), renamings);
            case Assign(Plan input, List<Assignment> assignments) -> assign(infer(input, tables), assignments);
            case Filter(Plan input, Expression where, var _) -> filter(infer(input, tables), where);
            case Join join -> Joins.of(join, infer(join.left(), tables), infer(join.right(), tables));
            case Attach(Plan input, Plan single) -> Joins.attach(infer(input, tables), single, infer(single, tables));
            case Aggregate(Plan input, List<Column> by, List<Measure> measures) ->
                aggregate(infer(input, tables), by, measures);
            case Window(Plan input, var partitionBy, var orderBy, var measures) ->
                Windows.of(infer(input, tables), partitionBy, orderBy, measures);
            case Sort(Plan input, List<SortKey> keys) -> sort(infer(input, tables), keys);
            case Limit(Plan input, long offset, long rows) -> OrderedRows.limit(infer(input, tables), offset, rows);
            case Tail(Plan input, long rows) -> OrderedRows.tail(infer(input, tables), rows);
            case Shuffle(Plan input) -> OrderedRows.ordered(infer(input, tables));
            case Concat(List<Plan> inputs) ->
                concat(inputs.stream().map(input -> infer(input, tables)).toList());
            case Trim(Plan input) -> infer(input, tables);
        };
    }

    private static Relation select(Relation input, List<Column> columns) {
        if (columns.isEmpty()) {
            throw new PlanException("select: name at least one column");
        }
        return input.withSchema(new Schema(columns.stream()
                .map(column -> new Field(column, input.schema().type(column)))
                .toList()));
    }

    private static Relation drop(Relation input, List<Column> columns) {
        columns.forEach(input.schema()::index);
        Set<Column> dropped = new HashSet<>(columns);
        List<Field> kept = input.schema().fields().stream()
                .filter(field -> !dropped.contains(field.column()))
                .toList();
        if (kept.isEmpty()) {
            throw new PlanException("drop: no column would be left");
        }
        return input.withSchema(new Schema(kept));
    }

    private static Relation rename(Relation input, List<Renaming> renamings) {
        Map<Column, Column> names = new HashMap<>();
        for (Renaming renaming : renamings) {
            input.schema().index(renaming.from());
            if (names.put(renaming.from(), renaming.to()) != null) {
                throw new PlanException("rename: column '" + renaming.from() + "' is renamed twice");
            }
        }
        return input.withSchema(new Schema(input.schema().fields().stream()
                .map(field -> new Field(names.getOrDefault(field.column(), field.column()), field.type()))
                .toList()));
    }

    private static Relation assign(Relation input, List<Assignment> assignments) {
        List<Field> fields = new ArrayList<>(input.schema().fields());
        Set<Column> assigned = new HashSet<>();
        for (Assignment assignment : assignments) {
            if (!assigned.add(assignment.column())) {
                throw new PlanException("assign: column '" + assignment.column() + "' is assigned twice");
            }
            Field field = new Field(assignment.column(), ExpressionTypes.of(assignment.value(), input.schema()));
            if (input.schema().contains(assignment.column())) {
                fields.set(input.schema().index(assignment.column()), field);
            } else {
                fields.add(field);
            }
        }
        return input.withSchema(new Schema(fields));
    }

    private static Relation filter(Relation input, Expression where) {
        Type type = ExpressionTypes.of(where, input.schema());
        if (!(type instanceof Type.BoolType)) {
            throw new PlanException(
                    "filter: " + ExpressionText.of(where) + " is " + type.kind() + ", but a filter needs a bool");
        }
        return input;
    }

    private static Relation aggregate(Relation input, List<Column> by, List<Measure> measures) {
        if (by.isEmpty() && measures.isEmpty()) {
            throw new PlanException("aggregate: name at least one measure or one column to group by");
        }
        List<Field> fields = new ArrayList<>();
        for (Column column : by) {
            fields.add(new Field(column, input.schema().type(column)));
        }
        for (Measure measure : measures) {
            fields.add(new Field(measure.output(), Measures.type(measure, input, by.isEmpty())));
        }
        return Relation.unsorted(new Schema(fields), by.isEmpty() ? 1 : GroupCount.most(input, by));
    }

    private static Relation sort(Relation input, List<SortKey> keys) {
        if (keys.isEmpty()) {
            throw new PlanException("sort: name at least one column");
        }
        Set<Column> seen = new HashSet<>();
        for (SortKey key : keys) {
            input.schema().index(key.column());
            if (!seen.add(key.column())) {
                throw new PlanException("sort: column '" + key.column() + "' is named twice");
            }
        }
        return OrderedRows.ordered(input);
    }

    private static Relation concat(List<Relation> inputs) {
        if (inputs.isEmpty()) {
            throw new PlanException("concat: name at least one table");
        }
        Relation result =
                Relation.unsorted(inputs.getFirst().schema(), inputs.getFirst().maxRows());
        for (Relation next : inputs.subList(1, inputs.size())) {
            if (!next.schema().columns().equals(result.schema().columns())) {
                throw new PlanException("concat: the tables have different columns: "
                        + result.schema().columns() + " and " + next.schema().columns());
            }
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < next.schema().size(); i++) {
                Field field = result.schema().fields().get(i);
                Type type = next.schema().fields().get(i).type();
                fields.add(new Field(
                        field.column(),
                        ExpressionTypes.union("concat: column '" + field.column() + "'", field.type(), type)));
            }
            result = Relation.unsorted(new Schema(fields), result.maxRows() + next.maxRows());
        }
        return result;
    }
}
