package dev.trefoil.policy;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.util.HashMap;
import java.util.Map;

/// What a script says about the tables that its steps read: production tables by their expected schema, earlier steps
/// by what they store. Row counts are not in a script and stand as 0, which changes no type.
final class ScriptTables implements Tables {
    private final Map<TableRef, Relation> relations = new HashMap<>();
    private final Map<TableRef, Grain> grains = new HashMap<>();

    ScriptTables(Script script) {
        for (TableUse use : script.tables()) {
            put(use.handle(), use.schema(), Grain.ROW);
        }
        for (int number = 1; number <= script.steps().size(); number++) {
            StepRef result = new StepRef(number);
            switch (script.step(number)) {
                case Step.Upload(Schema schema, var _) -> put(result, schema, Grain.ROW);
                case Step.Store(Plan plan, var _) ->
                    put(result, Relations.of(plan, this).schema(), Grain.of(plan, this::grain));
                case Step.Reveal _, Step.Remove _ -> {}
            }
        }
    }

    @Override
    public Relation relation(TableRef table) {
        return known(relations, table);
    }

    Grain grain(TableRef table) {
        return known(grains, table);
    }

    private void put(TableRef table, Schema schema, Grain grain) {
        relations.put(table, Relation.unsorted(schema, 0));
        grains.put(table, grain);
    }

    private static <T> T known(Map<TableRef, T> map, TableRef table) {
        T value = map.get(table);
        if (value == null) {
            throw new PlanException(
                    switch (table) {
                        case Handle handle -> "table " + handle.brief() + " is read but the script does not declare it";
                        case StepRef step -> step + " is read, but it stores no table";
                    });
        }
        return value;
    }
}
