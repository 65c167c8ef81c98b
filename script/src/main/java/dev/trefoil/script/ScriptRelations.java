package dev.trefoil.script;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The check that the steps of a script fit each other and its tables.
final class ScriptRelations {
    private final Map<Handle, Schema> tables = new LinkedHashMap<>();
    private final Map<Integer, Relation> results = new LinkedHashMap<>();
    private final Map<StepRef, Relation> stored = new LinkedHashMap<>();
    private final Set<StepRef> unknown = new HashSet<>();
    private final Set<TableRef> removed = new HashSet<>();

    private ScriptRelations() {}

    /// The relation of each step that has a result; throws [PlanException] that names the step.
    static Map<Integer, Relation> of(List<TableUse> tables, List<Step> steps) {
        ScriptRelations check = new ScriptRelations();
        for (TableUse use : tables) {
            if (check.tables.put(use.handle(), use.schema()) != null) {
                throw new PlanException("table " + use.handle().brief() + " is listed twice");
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            try {
                check.step(i + 1, steps.get(i));
            } catch (PlanException e) {
                throw new PlanException("step " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        List<Handle> scanned = List.copyOf(scanned(steps));
        List<Handle> listed = tables.stream().map(TableUse::handle).toList();
        if (!scanned.equals(listed)) {
            throw new PlanException("the list of tables must name each table that the steps read, in the order of their"
                    + " first use: expected " + brief(scanned) + ", found " + brief(listed));
        }
        return check.results;
    }

    private void step(int number, Step step) {
        switch (step) {
            case Step.Upload(Schema schema, var _) -> store(number, schema);
            case Step.UploadAny _ -> unknown.add(new StepRef(number));
            case Step.Store(Plan plan, var _) ->
                store(number, Relations.of(plan, this::relation).schema());
            case Step.Reveal(Plan plan) -> results.put(number, Relations.of(plan, this::relation));
            case Step.Remove(TableRef table) -> remove(table);
        }
    }

    /// A stored table has no order.
    private void store(int number, Schema schema) {
        Relation relation = Relation.unsorted(schema, 0);
        results.put(number, relation);
        stored.put(new StepRef(number), relation);
    }

    private Relation relation(TableRef table) {
        if (removed.contains(table)) {
            throw new PlanException(named(table) + " was removed by an earlier step");
        }
        Relation relation = switch (table) {
            case Handle handle -> {
                Schema schema = tables.get(handle);
                yield schema == null ? null : Relation.unsorted(schema, 0);
            }
            case StepRef step -> stored.get(step);
        };
        if (relation == null) {
            throw new PlanException(
                    switch (table) {
                        case Handle handle -> "the script does not list the schema of table " + handle.brief();
                        case StepRef step
                        when unknown.contains(step) ->
                            step + " brings in a table whose columns are not fixed, so no step of this script can"
                                    + " read it: read it in a script of its own, by its handle";
                        case StepRef step -> step + " is no earlier step with a table as its result";
                    });
        }
        return relation;
    }

    private void remove(TableRef table) {
        if (table instanceof StepRef step && !unknown.contains(step)) {
            relation(step);
        }
        if (!removed.add(table)) {
            throw new PlanException(named(table) + " is removed twice");
        }
    }

    private static String named(TableRef table) {
        return switch (table) {
            case Handle handle -> "table " + handle.brief();
            case StepRef step -> "the table of " + step;
        };
    }

    /// The handles that the plans of `steps` scan, in the order of their first use.
    static Set<Handle> scanned(List<Step> steps) {
        Set<Handle> handles = new LinkedHashSet<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Store(Plan plan, var _) -> scanned(plan, handles);
                case Step.Reveal(Plan plan) -> scanned(plan, handles);
                case Step.Upload _, Step.UploadAny _, Step.Remove _ -> {}
            }
        }
        return handles;
    }

    private static void scanned(Plan plan, Set<Handle> handles) {
        if (plan instanceof Plan.Scan(Handle handle)) {
            handles.add(handle);
        }
        for (Plan input : PlanSize.inputs(plan)) {
            scanned(input, handles);
        }
    }

    private static String brief(List<Handle> handles) {
        List<String> names = new ArrayList<>();
        handles.forEach(handle -> names.add(handle.brief()));
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
