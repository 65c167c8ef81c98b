package dev.trefoil.testing;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import java.util.ArrayList;
import java.util.List;

/// Plans with one node less: an operator left out somewhere, an assignment or measure less, an expression replaced by
/// one of its operands. Some of them are not well typed.
final class ShorterPlans {
    private ShorterPlans() {}

    static List<Plan> of(Plan plan) {
        List<Plan> shorter = new ArrayList<>(own(plan));
        List<Plan> inputs = PlanSize.inputs(plan);
        for (int i = 0; i < inputs.size(); i++) {
            List<Plan> candidates = new ArrayList<>(PlanSize.inputs(inputs.get(i)));
            candidates.addAll(of(inputs.get(i)));
            for (Plan candidate : candidates) {
                List<Plan> changed = new ArrayList<>(inputs);
                changed.set(i, candidate);
                shorter.add(over(plan, changed));
            }
        }
        return shorter;
    }

    /// The same operator over other inputs.
    static Plan over(Plan plan, List<Plan> inputs) {
        Plan input = inputs.isEmpty() ? plan : inputs.getFirst();
        return switch (plan) {
            case Plan.Scan scan -> scan;
            case Plan.Select(var _, var columns) -> new Plan.Select(input, columns);
            case Plan.Drop(var _, var columns) -> new Plan.Drop(input, columns);
            case Plan.Rename(var _, var renamings) -> new Plan.Rename(input, renamings);
            case Plan.Assign(var _, var assignments) -> new Plan.Assign(input, assignments);
            case Plan.Filter(var _, var where, var minimum) -> new Plan.Filter(input, where, minimum);
            case Plan.Join(var _, var _, var keys, var kind, var multiplicity) ->
                new Plan.Join(input, inputs.getLast(), keys, kind, multiplicity);
            case Plan.Attach _ -> new Plan.Attach(input, inputs.getLast());
            case Plan.Aggregate(var _, var by, var measures) -> new Plan.Aggregate(input, by, measures);
            case Plan.Window(var _, var by, var order, var measures) -> new Plan.Window(input, by, order, measures);
            case Plan.Sort(var _, var keys) -> new Plan.Sort(input, keys);
            case Plan.Limit(var _, var offset, var rows) -> new Plan.Limit(input, offset, rows);
            case Plan.Tail(var _, var rows) -> new Plan.Tail(input, rows);
            case Plan.Shuffle _ -> new Plan.Shuffle(input);
            case Plan.Concat _ -> new Plan.Concat(inputs);
            case Plan.Trim _ -> new Plan.Trim(input);
        };
    }

    private static List<Plan> own(Plan plan) {
        return switch (plan) {
            case Plan.Assign(Plan input, var assignments) -> assign(input, assignments);
            case Plan.Filter(Plan input, Expression where, long minimum) ->
                PlanSize.operands(where).stream()
                        .<Plan>map(operand -> new Plan.Filter(input, operand, minimum))
                        .toList();
            case Plan.Aggregate(Plan input, var by, var measures) ->
                without(measures).stream()
                        .<Plan>map(fewer -> new Plan.Aggregate(input, by, fewer))
                        .toList();
            case Plan.Window window -> window(window);
            case Plan.Concat(var inputs) ->
                without(inputs).stream().<Plan>map(Plan.Concat::new).toList();
            case Plan.Select(Plan input, var columns) ->
                without(columns).stream()
                        .<Plan>map(fewer -> new Plan.Select(input, fewer))
                        .toList();
            case Plan.Sort(Plan input, var keys) ->
                without(keys).stream()
                        .<Plan>map(fewer -> new Plan.Sort(input, fewer))
                        .toList();
            case Plan.Scan _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Join _,
                    Plan.Attach _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Trim _ -> List.of();
        };
    }

    private static List<Plan> window(Plan.Window window) {
        List<Plan> shorter = new ArrayList<>();
        without(window.measures())
                .forEach(fewer ->
                        shorter.add(new Plan.Window(window.input(), window.partitionBy(), window.orderBy(), fewer)));
        without(window.partitionBy())
                .forEach(fewer ->
                        shorter.add(new Plan.Window(window.input(), fewer, window.orderBy(), window.measures())));
        without(window.orderBy())
                .forEach(fewer ->
                        shorter.add(new Plan.Window(window.input(), window.partitionBy(), fewer, window.measures())));
        return shorter;
    }

    private static List<Plan> assign(Plan input, List<Plan.Assignment> assignments) {
        List<Plan> shorter = new ArrayList<>();
        without(assignments).forEach(fewer -> shorter.add(new Plan.Assign(input, fewer)));
        for (int i = 0; i < assignments.size(); i++) {
            for (Expression operand : PlanSize.operands(assignments.get(i).value())) {
                List<Plan.Assignment> changed = new ArrayList<>(assignments);
                changed.set(i, new Plan.Assignment(assignments.get(i).column(), operand));
                shorter.add(new Plan.Assign(input, changed));
            }
        }
        return shorter;
    }

    private static <T> List<List<T>> without(List<T> all) {
        List<List<T>> shorter = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> fewer = new ArrayList<>(all);
            fewer.remove(i);
            shorter.add(fewer);
        }
        return shorter;
    }
}
