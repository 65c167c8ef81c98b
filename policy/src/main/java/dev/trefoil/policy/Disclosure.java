package dev.trefoil.policy;

import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.stream.Stream;

/// Everything that one step lets out about secret data: what it reveals, and every bit that it may tell by failing.
///
/// Static and complete over the closed language: it depends on the script alone, never on data.
public record Disclosure(List<Disclosed> outputs) {
    public Disclosure {
        outputs = List.copyOf(outputs);
    }

    /// What `step` lets out; `tables` knows the tables and earlier steps that it reads.
    static Disclosure of(Step step, ScriptTables tables) {
        return new Disclosure(
                switch (step) {
                    case Step.Upload(var schema, var _) -> List.of(new Disclosed.UploadFits(schema));
                    case Step.Store(Plan plan, var _) ->
                        PlanDisclosure.of(plan, tables).distinct().toList();
                    case Step.Reveal(Plan plan) -> reveal(plan, tables);
                    case Step.Remove _ -> List.of();
                });
    }

    /// For each step of a script, in order, what it lets out.
    public static List<Disclosure> of(Script script) {
        ScriptTables tables = new ScriptTables(script);
        return script.steps().stream().map(step -> of(step, tables)).toList();
    }

    private static List<Disclosed> reveal(Plan plan, ScriptTables tables) {
        Stream<Disclosed> cells =
                Stream.of(new Disclosed.Cells(Relations.of(plan, tables).schema(), Grain.of(plan, tables::grain)));
        Stream<Disclosed> count = OneRow.of(plan) ? Stream.of() : Stream.of(new Disclosed.RowCount());
        return Stream.of(cells, count, PlanDisclosure.of(plan, tables))
                .flatMap(outputs -> outputs)
                .distinct()
                .toList();
    }
}
