package dev.trefoil.testing;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import java.util.List;

/// A plan that makes public how many rows each of its filters, joins and groups leaves, and goes on with those only.
///
/// The result is the same; what it costs then depends on the data, and the numbers of rows are disclosed.
public final class Trimming {
    private Trimming() {}

    public static Plan of(Plan plan) {
        List<Plan> inputs = PlanSize.inputs(plan).stream().map(Trimming::of).toList();
        Plan over = ShorterPlans.over(plan, inputs);
        return leavesOut(plan) ? new Plan.Trim(over) : over;
    }

    private static boolean leavesOut(Plan plan) {
        return switch (plan) {
            case Plan.Filter _ -> true;
            case Plan.Join join -> join.kind() != Plan.JoinKind.LEFT;
            case Plan.Aggregate aggregate -> !aggregate.by().isEmpty();
            case Plan.Scan _,
                    Plan.Select _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Assign _,
                    Plan.Attach _,
                    Plan.Window _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Concat _,
                    Plan.Trim _ -> false;
        };
    }
}
