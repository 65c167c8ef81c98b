package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.NullReasons;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Why values of a script's results may be missing: for each reveal, by column, every way in which a null gets there.
///
/// What earlier steps stored is followed to its source. As [NullReasons]: complete, and a column without reasons is
/// never null, however many rows the tables have.
public final class MissingValues {
    private final Map<TableRef, Map<Column, Set<NullReason>>> tables = new HashMap<>();
    private final Map<Integer, Map<Column, Set<NullReason>>> revealed = new LinkedHashMap<>();

    private MissingValues() {}

    /// By the number of the reveal.
    public static Map<Integer, Map<Column, Set<NullReason>>> of(Script script) {
        Map<Integer, Map<Column, Set<NullReason>>> all = new LinkedHashMap<>();
        for (ScriptTables size : ScriptTables.ofAllSizes(script)) {
            MissingValues values = new MissingValues();
            values.follow(script, size);
            values.revealed.forEach((step, columns) -> all.merge(step, columns, MissingValues::both));
        }
        return all;
    }

    private void follow(Script script, ScriptTables size) {
        for (TableUse use : script.tables()) {
            tables.put(use.handle(), NullReasons.inTable(use.handle(), use.schema()));
        }
        for (int number = 1; number <= script.steps().size(); number++) {
            StepRef here = new StepRef(number);
            switch (script.step(number)) {
                case Step.Upload(Schema schema, var _) -> tables.put(here, NullReasons.inTable(here, schema));
                case Step.Store(Plan plan, var _) -> tables.put(here, reasons(plan, size));
                case Step.Reveal(Plan plan) -> reveal(number, plan, size);
                case Step.UploadAny _, Step.Remove _ -> {}
            }
        }
    }

    /// Nothing for tables of a size at which the plan cannot run.
    private void reveal(int number, Plan plan, ScriptTables size) {
        try {
            revealed.put(number, reasons(plan, size));
        } catch (PlanException e) {
            revealed.remove(number);
        }
    }

    private Map<Column, Set<NullReason>> reasons(Plan plan, ScriptTables size) {
        return NullReasons.of(plan, size, table -> tables.getOrDefault(table, Map.of()));
    }

    private static Map<Column, Set<NullReason>> both(
            Map<Column, Set<NullReason>> some, Map<Column, Set<NullReason>> others) {
        Map<Column, Set<NullReason>> all = new LinkedHashMap<>(some);
        others.forEach((column, reasons) -> all.merge(column, reasons, (left, right) -> {
            Set<NullReason> union = new LinkedHashSet<>(left);
            union.addAll(right);
            return union;
        }));
        return all;
    }
}
