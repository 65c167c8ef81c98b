package dev.trefoil.policy;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a script says about the tables that its steps read: production tables by their expected schema, earlier steps
/// by what they store. Row counts are not in a script: types are those of tables of up to [Limits#SUM_ROWS] rows, or
/// of a larger size.
final class ScriptTables implements Tables {
    private final Map<TableRef, Relation> relations = new HashMap<>();

    private ScriptTables(Script script, long rows) {
        for (TableUse use : script.tables()) {
            put(use.handle(), Relation.unsorted(use.schema(), rows));
        }
        for (int number = 1; number <= script.steps().size(); number++) {
            StepRef result = new StepRef(number);
            switch (script.step(number)) {
                case Step.Upload(Schema schema, var _) -> put(result, Relation.unsorted(schema, rows));
                case Step.Store(Plan plan, var _) -> put(result, Relations.of(plan, this));
                case Step.UploadAny _, Step.Reveal _, Step.Remove _ -> {}
            }
        }
    }

    /// First with hardly a row, then with twice the rows that any sum allows for, and with ever more, as far as all
    /// that is stored can be computed.
    static List<ScriptTables> ofAllSizes(Script script) {
        List<ScriptTables> sizes = new ArrayList<>();
        sizes.add(new ScriptTables(script, 0));
        if (script.steps().stream().noneMatch(PlanDisclosure::asks)) {
            return sizes;
        }
        for (long rows = 2 * Limits.SUM_ROWS; rows <= Limits.MAX_ROWS; rows *= 2) {
            try {
                sizes.add(new ScriptTables(script, rows));
            } catch (PlanException e) {
                return sizes;
            }
        }
        return sizes;
    }

    @Override
    public Relation relation(TableRef table) {
        return known(relations, table);
    }

    private void put(TableRef table, Relation relation) {
        relations.put(table, Relation.unsorted(relation.schema(), relation.maxRows()));
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
