package dev.trefoil.script;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Rebuilt;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The same script over other tables of equal columns. It is another script: approvals of the first do not cover it.
public final class Rebinding {
    private Rebinding() {}

    /// `script` with each handle that is a key of `tables` replaced by the table it stands for, all at once.
    ///
    /// Throws [PlanException] if a key is no table of the script, a new table has other columns than the script
    /// expects, or two tables would become one.
    public static Script of(Script script, Map<Handle, TableUse> tables) {
        for (Map.Entry<Handle, TableUse> swap : tables.entrySet()) {
            requireEqual(use(script, swap.getKey()), swap.getValue());
        }
        List<TableUse> uses = script.tables().stream()
                .map(use -> tables.getOrDefault(use.handle(), use))
                .toList();
        requireDistinct(uses);
        List<Step> steps =
                script.steps().stream().map(step -> step(step, tables)).toList();
        return new Script(
                script.name(),
                script.description(),
                uses,
                steps,
                script.mayFail(),
                script.examples(),
                script.placeholders());
    }

    private static TableUse use(Script script, Handle old) {
        return script.tables().stream()
                .filter(use -> use.handle().equals(old))
                .findFirst()
                .orElseThrow(() -> new PlanException("the script does not read table " + old.brief() + "...; it reads "
                        + script.tables().stream()
                                .map(use -> use.handle().hex())
                                .toList()));
    }

    private static void requireEqual(TableUse old, TableUse fresh) {
        if (!old.schema().equals(fresh.schema())) {
            throw new PlanException("table " + fresh.handle().brief() + "... has the columns " + fresh.schema()
                    + ", the script expects of table " + old.handle().brief() + "... " + old.schema());
        }
    }

    private static void requireDistinct(List<TableUse> uses) {
        List<Handle> seen = new ArrayList<>();
        for (TableUse use : uses) {
            if (seen.contains(use.handle())) {
                throw new PlanException("the script would read table "
                        + use.handle().brief() + "... in the place of two tables: give each a table of its own");
            }
            seen.add(use.handle());
        }
    }

    private static Step step(Step step, Map<Handle, TableUse> tables) {
        return switch (step) {
            case Step.Upload _, Step.UploadAny _ -> step;
            case Step.Store(Plan plan, Optional<String> name) ->
                new Step.Store(Rebuilt.tables(plan, ref -> ref(ref, tables)), name);
            case Step.Reveal(Plan plan) -> new Step.Reveal(Rebuilt.tables(plan, ref -> ref(ref, tables)));
            case Step.Remove(TableRef table) -> new Step.Remove(ref(table, tables));
        };
    }

    private static TableRef ref(TableRef ref, Map<Handle, TableUse> tables) {
        return ref instanceof Handle handle && tables.containsKey(handle)
                ? Objects.requireNonNull(tables.get(handle)).handle()
                : ref;
    }
}
