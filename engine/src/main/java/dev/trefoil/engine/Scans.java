package dev.trefoil.engine;

import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which tables steps read.
final class Scans {
    private Scans() {}

    /// What the step names, in the order of its plan.
    static List<TableRef> of(Step step) {
        List<TableRef> refs = new ArrayList<>();
        switch (step) {
            case Step.Upload _, Step.UploadAny _ -> {}
            case Step.Remove(TableRef table) -> refs.add(table);
            case Step.Store(Plan plan, var _) -> scans(plan, refs);
            case Step.Reveal(Plan plan) -> scans(plan, refs);
        }
        return refs;
    }

    private static void scans(Plan plan, List<TableRef> refs) {
        if (plan instanceof Plan.Scan(TableRef table)) {
            refs.add(table);
        }
        PlanSize.inputs(plan).forEach(input -> scans(input, refs));
    }

    /// The stored tables that step `number` or a later one of its run reads; an earlier one may have removed the
    /// others. In free order no step comes later.
    static List<TableUse> from(Request request, int number) {
        Script script = request.script();
        int last = request.order() == StepOrder.FREE ? number : script.steps().size();
        Set<TableRef> read = new HashSet<>();
        for (int step = number; step <= last; step++) {
            read.addAll(of(script.step(step)));
        }
        return script.tables().stream()
                .filter(use -> read.contains(use.handle()))
                .toList();
    }
}
