package dev.trefoil.script;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import java.util.Optional;

/// Which steps use the tables of others: steps that use none stand alone and mean the same in any order.
final class StepReferences {
    private StepReferences() {}

    /// The first step that `step` uses the table of.
    static Optional<StepRef> first(Step step) {
        return switch (step) {
            case Step.Upload _, Step.UploadAny _ -> Optional.empty();
            case Step.Remove(TableRef table) -> of(table);
            case Step.Store(Plan plan, var _) -> first(plan);
            case Step.Reveal(Plan plan) -> first(plan);
        };
    }

    private static Optional<StepRef> first(Plan plan) {
        if (plan instanceof Plan.Scan(TableRef table)) {
            return of(table);
        }
        return PlanSize.inputs(plan).stream()
                .flatMap(input -> first(input).stream())
                .findFirst();
    }

    private static Optional<StepRef> of(TableRef table) {
        return table instanceof StepRef step ? Optional.of(step) : Optional.empty();
    }
}
