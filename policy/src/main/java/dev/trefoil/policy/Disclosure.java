package dev.trefoil.policy;

import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Script;
import java.util.ArrayList;
import java.util.List;

/// Everything that one step lets out about secret data: what it reveals, and every bit that it may tell by failing.
///
/// Static and complete over the closed language: it depends on the script alone, never on data.
public record Disclosure(List<Disclosed> outputs) {
    public Disclosure {
        outputs = List.copyOf(outputs);
    }

    /// What `step` lets out; each of `sizes` knows the tables and earlier steps that it reads, the first with the
    /// types that a review shows, all together with as many rows as there might be.
    private static Disclosure of(Step step, List<ScriptTables> sizes) {
        return new Disclosure(
                switch (step) {
                    case Step.Upload(var schema, var _) -> List.of(new Disclosed.UploadFits(schema));
                    case Step.UploadAny(var limits, var _) -> List.of(new Disclosed.AnyUploadFits(limits));
                    case Step.Store(Plan plan, var _) -> PlanDisclosure.of(plan, sizes);
                    case Step.Reveal(Plan plan) -> reveal(plan, sizes);
                    case Step.Remove _ -> List.of();
                });
    }

    /// For each step of a script, in order, what it lets out.
    public static List<Disclosure> of(Script script) {
        List<ScriptTables> sizes = ScriptTables.ofAllSizes(script);
        return script.steps().stream().map(step -> of(step, sizes)).toList();
    }

    private static List<Disclosed> reveal(Plan plan, List<ScriptTables> sizes) {
        ScriptTables tables = sizes.getFirst();
        List<Disclosed> outputs = new ArrayList<>();
        outputs.add(new Disclosed.Cells(Relations.of(plan, tables).schema(), Grain.of(plan, tables::grain)));
        if (!OneRow.of(plan)) {
            outputs.add(new Disclosed.RowCount());
        }
        outputs.addAll(PlanDisclosure.of(plan, sizes));
        return outputs;
    }
}
