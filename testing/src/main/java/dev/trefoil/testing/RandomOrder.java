package dev.trefoil.testing;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;

/// Which plans have an order of rows, or rows, that a shuffle decides: there two executors agree in
/// distribution only.
final class RandomOrder {
    private RandomOrder() {}

    /// Whether the order of the rows of a sorted result is that of a shuffle.
    static boolean of(Plan plan) {
        return switch (plan) {
            case Plan.Shuffle _ -> true;
            case Plan.Select(Plan input, var _) -> of(input);
            case Plan.Drop(Plan input, var _) -> of(input);
            case Plan.Rename(Plan input, var _) -> of(input);
            case Plan.Assign(Plan input, var _) -> of(input);
            case Plan.Filter(Plan input, var _, var _) -> of(input);
            case Plan.Limit(Plan input, var _, var _) -> of(input);
            case Plan.Tail(Plan input, var _) -> of(input);
            case Plan.Trim(Plan input) -> of(input);
            case Plan.Attach(Plan input, var _) -> of(input);
            case Plan.Scan _, Plan.Join _, Plan.Aggregate _, Plan.Window _, Plan.Sort _, Plan.Concat _ -> false;
        };
    }

    /// Whether a limit or tail somewhere takes a random part of the rows.
    static boolean decides(Plan plan) {
        boolean here = (plan instanceof Plan.Limit || plan instanceof Plan.Tail) && of(plan);
        return here || PlanSize.inputs(plan).stream().anyMatch(RandomOrder::decides);
    }
}
