package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.TableRef;
import dev.trefoil.policy.Traced.Order;
import dev.trefoil.policy.Traced.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Follows what is known of tables through the plan of one step, each part of it once, in the order of the lines.
final class Tracer {
    private final Trail trail;
    private final int step;
    private final Function<TableRef, Traced> tables;
    private final Map<Plan, Integer> lines = new HashMap<>();
    private final List<Plan> plans = new ArrayList<>();
    private final List<Traced> traced = new ArrayList<>();

    Tracer(Trail trail, int step, Function<TableRef, Traced> tables) {
        this.trail = trail;
        this.step = step;
        this.tables = tables;
    }

    /// What is known of the result of `plan`.
    Traced of(Plan plan) {
        Integer known = lines.get(plan);
        if (known != null) {
            return traced.get(known);
        }
        List<Traced> inputs = PlanSize.inputs(plan).stream().map(this::of).toList();
        Place place = new Place(step, plans.size());
        trail.work().add(1);
        Traced result = over(plan, inputs, place);
        lines.put(plan, plans.size());
        plans.add(plan);
        traced.add(result);
        return result;
    }

    /// The parts of the plan, one for each line.
    List<Plan> plans() {
        return plans;
    }

    int line(Plan plan) {
        Integer line = lines.get(plan);
        if (line == null) {
            throw new IllegalStateException("not a part of this plan");
        }
        return line;
    }

    private Traced over(Plan plan, List<Traced> inputs, Place place) {
        return switch (plan) {
            case Plan.Scan(var table) -> tables.apply(table);
            case Plan.Select(var _, var columns) -> select(inputs.getFirst(), columns);
            case Plan.Drop(var _, var columns) -> drop(inputs.getFirst(), new HashSet<>(columns));
            case Plan.Rename(var _, var renamings) -> rename(inputs.getFirst(), renamings);
            case Plan.Assign(var _, var assignments) -> assign(inputs.getFirst(), assignments, place);
            case Plan.Filter(var _, var where, long minimum) -> filter(inputs.getFirst(), where, minimum, place);
            case Plan.Join join -> new JoinTrace(trail, join, place).of(inputs.getFirst(), inputs.getLast());
            case Plan.Attach _ -> JoinTrace.attach(inputs.getFirst(), inputs.getLast(), trail.work());
            case Plan.Aggregate(var _, var by, var measures) ->
                new MeasureTrace(trail, inputs.getFirst(), by, place).aggregate(measures);
            case Plan.Window window -> new WindowTrace(trail, inputs.getFirst(), window, place).traced();
            case Plan.Sort(var _, var keys) -> sort(inputs.getFirst(), keys);
            case Plan.Limit(var _, long offset, long rows) ->
                part(
                        inputs.getFirst(),
                        "from " + offset + " to " + rows,
                        fewest(inputs.getFirst(), offset, rows),
                        place);
            case Plan.Tail(var _, long rows) ->
                part(inputs.getFirst(), "last " + rows, fewest(inputs.getFirst(), 0, rows), place);
            case Plan.Shuffle _ ->
                inputs.getFirst()
                        .withOrder(new Order(Marks.NONE, true, trail.meanings().of(place, List.of())));
            case Plan.Concat _ -> ConcatTrace.of(inputs, trail);
            case Plan.Trim _ -> inputs.getFirst();
        };
    }

    private static Traced select(Traced input, List<Column> columns) {
        Map<Column, TracedColumn> kept = new LinkedHashMap<>();
        columns.forEach(column -> kept.put(column, input.column(column)));
        return input.withColumns(kept);
    }

    private static Traced drop(Traced input, Set<Column> dropped) {
        Map<Column, TracedColumn> kept = new LinkedHashMap<>(input.columns());
        kept.keySet().removeAll(dropped);
        return input.withColumns(kept);
    }

    private static Traced rename(Traced input, List<Plan.Renaming> renamings) {
        Map<Column, Column> names = new HashMap<>();
        renamings.forEach(renaming -> names.put(renaming.from(), renaming.to()));
        Map<Column, TracedColumn> renamed = new LinkedHashMap<>();
        input.columns().forEach((name, column) -> renamed.put(names.getOrDefault(name, name), column));
        return input.withColumns(renamed);
    }

    private Traced assign(Traced input, List<Plan.Assignment> assignments, Place place) {
        Map<Column, TracedColumn> columns = new LinkedHashMap<>(input.columns());
        assignments.forEach(assignment ->
                columns.put(assignment.column(), trail.expression(input, place).of(assignment.value())));
        return input.withColumns(columns);
    }

    private Traced filter(Traced input, Expression where, long minimum, Place place) {
        TracedColumn condition = trail.expression(input, place).of(where);
        List<Expression> parts = ExpressionTrace.parts(where);
        int[] meanings = parts.stream()
                .mapToInt(part -> trail.expression(input, place).of(part).meaning())
                .toArray();
        Marks restrictions = input.population().restrictions().and(Marks.of(meanings), trail.work());
        Traced kept = input.some(
                Sources.as(Way.PREDICATE, condition.lineage(), trail.work()),
                condition.risks(),
                minimum,
                new Population(input.population().base(), restrictions),
                trail.work());
        for (Expression part : parts) {
            LeastCount least = LeastCount.of(part, input);
            if (least.rows() > 0) {
                kept = kept.behind(share -> share.atLeast(least.grouping(), least.rows()), trail.work());
            }
        }
        return kept;
    }

    private Traced sort(Traced input, List<SortKey> keys) {
        Marks lineage = Marks.NONE;
        for (TracedColumn column : input.columns().values()) {
            lineage = lineage.and(Sources.as(Way.ORDER, column.lineage(), trail.work()), trail.work());
        }
        List<Integer> parts = new ArrayList<>();
        keys.forEach(key -> parts.add(input.column(key.column()).meaning() * (key.descending() ? -1 : 1)));
        return input.withOrder(new Order(lineage, false, trail.meanings().of("order", parts)));
    }

    private static long fewest(Traced input, long offset, long rows) {
        return Math.min(rows, Math.max(0, input.atLeast() - offset));
    }

    /// Rows taken by their place in the order.
    private Traced part(Traced input, String which, long fewest, Place place) {
        RiskKind kind = input.order().random() ? RiskKind.SAMPLE : RiskKind.FIRST_ROWS;
        int restriction = trail.meanings().of(which, List.of(input.order().meaning()));
        Population part = new Population(
                input.population().base(), input.population().restrictions().and(Marks.of(restriction), trail.work()));
        return input.some(
                input.order().lineage(),
                input.grain() == Grain.ROW ? trail.registry().risk(kind, place) : Marks.NONE,
                fewest,
                part,
                trail.work());
    }
}
