package dev.trefoil.testing.manual;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Script;
import java.util.Map;

/// The public shapes of the tables that a script reads, if each of them had so many rows.
///
/// @param results the forecasts of the steps so far
record Shape(Script script, long rows, Map<StepRef, Forecast> results) {
    Relation relation(TableRef table) {
        return switch (table) {
            case Handle handle ->
                script.tables().stream()
                        .filter(use -> use.handle().equals(handle))
                        .map(use -> Relation.unsorted(use.schema(), rows))
                        .findFirst()
                        .orElseThrow(() -> new PlanException("the script does not read " + handle));
            case StepRef step -> {
                Relation result = result(step).result().orElseThrow();
                yield Relation.unsorted(result.schema(), result.maxRows());
            }
        };
    }

    boolean hidesRows(TableRef table) {
        return table instanceof StepRef step && result(step).hidesRows();
    }

    private Forecast result(StepRef step) {
        Forecast result = results.get(step);
        if (result == null) {
            throw new PlanException("there is no result of " + step);
        }
        return result;
    }
}
