package dev.trefoil.script;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.script.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An ordered list of steps under a name: what approvers read and sign, and what parties run.
///
/// A script that exists is whole: `tables` lists exactly the handles that its plans scan, in the order of
/// their first use; every step reference names an earlier store or upload that has not been removed; every
/// plan has a type. Whether the real tables have these schemas is for the parties to compare.
///
/// @param mayFail the parts in which an error does not end the run, in order and apart from each other
/// @param examples what reveals gave on dummy data, for readers; at most one for each reveal, in order
/// @param placeholders exactly those that the steps use, in ascending order of their names
public record Script(
        String name,
        String description,
        List<TableUse> tables,
        List<Step> steps,
        List<MayFail> mayFail,
        List<Example> examples,
        List<PlaceholderUse> placeholders) {
    /// The longest description, in UTF-16 code units.
    public static final int MAX_DESCRIPTION = 4_000;

    public Script {
        Names.requireName("script", name);
        TextBytes.bytes(description);
        if (description.length() > MAX_DESCRIPTION) {
            throw new PlanException("the script's description has " + description.length() + " characters, at most "
                    + MAX_DESCRIPTION + " are allowed");
        }
        tables = List.copyOf(tables);
        steps = List.copyOf(steps);
        mayFail = List.copyOf(mayFail);
        examples = List.copyOf(examples);
        placeholders = List.copyOf(placeholders);
        if (steps.isEmpty()) {
            throw new PlanException("the script '" + Escaped.text(name) + "' has no steps: record at least one");
        }
        if (steps.size() > Limits.MAX_STEPS) {
            throw new PlanException("the script has " + steps.size() + " steps, at most " + Limits.MAX_STEPS);
        }
        requireParts(mayFail, steps);
        ScriptPlaceholders.requireExactly(placeholders, steps);
        requireExamples(examples, steps, ScriptRelations.of(tables, steps));
    }

    /// A script without placeholders.
    public Script(
            String name,
            String description,
            List<TableUse> tables,
            List<Step> steps,
            List<MayFail> mayFail,
            List<Example> examples) {
        this(name, description, tables, steps, mayFail, examples, List.of());
    }

    /// As that, in which every error ends the run.
    public Script(String name, String description, List<TableUse> tables, List<Step> steps, List<Example> examples) {
        this(name, description, tables, steps, List.of(), examples);
    }

    /// As that, without examples.
    public Script(String name, String description, List<TableUse> tables, List<Step> steps) {
        this(name, description, tables, steps, List.of());
    }

    private static void requireParts(List<MayFail> parts, List<Step> steps) {
        int before = 0;
        for (MayFail part : parts) {
            if (part.first() <= before || part.last() > steps.size()) {
                throw new PlanException("errors are allowed from step " + part.first() + " to step " + part.last()
                        + ": such parts stand in the order of the steps, apart from each other, within the "
                        + steps.size() + " steps of the script");
            }
            before = part.last();
        }
    }

    private static void requireExamples(List<Example> examples, List<Step> steps, Map<Integer, Relation> results) {
        int last = 0;
        for (Example example : examples) {
            int number = example.step();
            if (number <= last || number > steps.size() || !(steps.get(number - 1) instanceof Step.Reveal)) {
                throw new PlanException("an example stands for step " + number
                        + ": examples belong to reveals, at most one to each, in the order of the steps");
            }
            example.requireFits(Objects.requireNonNull(results.get(number)).schema());
            last = number;
        }
    }

    /// The part that holds step `number`, if an error there does not end the run.
    public Optional<MayFail> mayFail(int number) {
        return mayFail.stream().filter(part -> part.holds(number)).findFirst();
    }

    /// What step `number` gave on dummy data, if the script tells.
    public Optional<Example> example(int number) {
        return examples.stream().filter(example -> example.step() == number).findFirst();
    }

    /// The canonical encoding; equal scripts have equal bytes.
    public byte[] canonicalBytes() {
        return ScriptJson.write(this).canonicalBytes();
    }

    /// The hash of [#canonicalBytes].
    public Digest digest() {
        return Digest.of(canonicalBytes());
    }

    /// Step `number`, counted from 1.
    public Step step(int number) {
        if (number < 1 || number > steps.size()) {
            throw new IllegalArgumentException("the script has " + steps.size() + " steps: there is no step " + number);
        }
        return steps.get(number - 1);
    }

    /// Throws [PlanException] naming the first step that uses the table of another one, if there is such a step.
    public void requireStandAlone() {
        for (int number = 1; number <= steps.size(); number++) {
            Optional<StepRef> used = StepReferences.first(step(number));
            if (used.isPresent()) {
                throw new PlanException("step " + number + " uses the table of " + used.get()
                        + ": in free order each step stands alone; ask for linear order, or record it as one step");
            }
        }
    }

    /// By step number, what is public about the result of each store, upload and reveal, as far as the script
    /// alone tells: schemas and order, but no row counts (they stand as 0).
    public Map<Integer, Relation> relations() {
        return ScriptRelations.of(tables, steps);
    }

    /// Indented JSON for a file; [ScriptJson#read] reads it back.
    public Json json() {
        return ScriptJson.write(this);
    }
}
