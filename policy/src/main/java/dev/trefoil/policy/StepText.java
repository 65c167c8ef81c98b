package dev.trefoil.policy;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Digest;
import dev.trefoil.script.PlanText;
import dev.trefoil.script.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A step as texts to be compared with those of another version of its script.
///
/// @param key equal for steps that do the same, whatever their numbers and those of the steps that they read
/// @param parts each operator by itself, in the order of the lines
/// @param sentences the same as sentences for people
record StepText(Step step, String key, List<String> parts, List<String> sentences) {
    StepText {
        parts = List.copyOf(parts);
        sentences = List.copyOf(sentences);
    }

    /// The steps of a script in order; `table` names tables for people.
    static List<StepText> of(Script script, Function<TableRef, String> table) {
        Map<TableRef, String> keys = new HashMap<>();
        List<StepText> texts = new ArrayList<>();
        for (int number = 1; number <= script.steps().size(); number++) {
            StepText text = of(script.step(number), reference -> key(reference, keys), table);
            keys.put(new StepRef(number), text.key());
            texts.add(text);
        }
        return texts;
    }

    private static String key(TableRef table, Map<TableRef, String> keys) {
        return switch (table) {
            case Handle handle -> handle.hex();
            case StepRef _ -> keys.getOrDefault(table, "no table");
        };
    }

    private static StepText of(Step step, Function<TableRef, String> key, Function<TableRef, String> table) {
        return switch (step) {
            case Step.Store(Plan plan, var _) -> of(step, PlanText.of(step), plan, key, table);
            case Step.Reveal(Plan plan) -> of(step, PlanText.of(step), plan, key, table);
            case Step.Remove(TableRef removed) -> {
                String text = "remove " + key.apply(removed);
                yield new StepText(step, text, List.of(text), List.of("Remove " + table.apply(removed) + "."));
            }
            case Step.Upload _, Step.UploadAny _ ->
                new StepText(step, PlanText.of(step), List.of(PlanText.of(step)), List.of(PlanText.of(step) + "."));
        };
    }

    private static StepText of(
            Step step, String what, Plan plan, Function<TableRef, String> key, Function<TableRef, String> table) {
        Set<Plan> lines = new LinkedHashSet<>();
        collect(plan, lines);
        List<String> parts = lines.stream()
                .map(line -> line instanceof Plan.Scan(TableRef read) ? "table " + key.apply(read) : PlanText.of(line))
                .toList();
        String said = String.join("\n", PlanWords.of(plan, key));
        String digest =
                Digest.of((what + "\n" + said).getBytes(StandardCharsets.UTF_8)).hex();
        return new StepText(step, digest, parts, PlanWords.of(plan, table));
    }

    private static void collect(Plan plan, Set<Plan> lines) {
        if (!lines.contains(plan)) {
            PlanSize.inputs(plan).forEach(input -> collect(input, lines));
            lines.add(plan);
        }
    }
}
