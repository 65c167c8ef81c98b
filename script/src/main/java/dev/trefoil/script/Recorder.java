package dev.trefoil.script;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the steps of a script while a program runs on dummy data. Not for several threads at once.
public final class Recorder {
    private final String name;
    private final Map<Handle, TableUse> uses = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<MayFail> mayFail = new ArrayList<>();
    private int partsOpen;
    private int partFrom;
    private final List<Example> examples = new ArrayList<>();
    private final Map<PlaceholderName, PlaceholderUse> placeholders = new HashMap<>();
    private String description = "";

    public Recorder(String name) {
        this.name = name;
    }

    /// What the script is for, in words for approvers.
    public void describe(String text) {
        description = text;
    }

    /// States the schema that the production table must have; needed before a step reads the table.
    public void table(Handle handle, Schema schema) {
        table(new TableUse(handle, schema));
    }

    /// As [#table(Handle, Schema)], of a table whose name may be known.
    public void table(TableUse use) {
        TableUse known = uses.putIfAbsent(use.handle(), use);
        if (known != null && !known.equals(use)) {
            boolean same = known.schema().equals(use.schema());
            throw new PlanException("table " + use.handle().brief() + " is recorded with two "
                    + (same ? "names: " : "schemas: ") + (same ? name(known) : known.schema()) + " and "
                    + (same ? name(use) : use.schema()));
        }
    }

    private static String name(TableUse use) {
        return use.name().map(name -> "'" + Escaped.text(name) + "'").orElse("none");
    }

    /// States the type and constraint of a placeholder; needed before a step uses it.
    public void placeholder(PlaceholderUse use) {
        PlaceholderUse known = placeholders.putIfAbsent(use.name(), use);
        if (known != null && !known.equals(use)) {
            throw new PlanException("the placeholder " + use.name() + " is recorded twice: once it takes "
                    + known.constraint().words() + " (" + known.type().text() + "), once "
                    + use.constraint().words() + " (" + use.type().text() + ")");
        }
    }

    /// Adds a step and gives its number, from 1. A step that does not fit is refused and not added.
    public int add(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        script(longer);
        steps.add(step);
        return steps.size();
    }

    /// Adds a reveal together with what it gave on dummy data, and gives its number.
    public int add(Step.Reveal reveal, Frame dummy) {
        int number = add(reveal);
        examples.add(Example.of(number, dummy));
        return number;
    }

    /// Leaves out of the script what reveals gave so far.
    public void forgetExamples() {
        examples.clear();
    }

    /// From now on errors do not end the run, until [#endMayFail] was called as often as this.
    public void beginMayFail() {
        if (partsOpen == 0) {
            partFrom = steps.size() + 1;
        }
        partsOpen++;
    }

    public void endMayFail() {
        if (partsOpen == 0) {
            throw new IllegalStateException("no part in which errors are allowed has begun");
        }
        partsOpen--;
        if (partsOpen == 0 && partFrom <= steps.size()) {
            mayFail.add(new MayFail(partFrom, steps.size()));
        }
    }

    /// Adds a step that failed on dummy data, if it may fail: on the real data it may succeed.
    public void addFailed(Step step) {
        if (partsOpen > 0) {
            add(step);
        }
    }

    private List<MayFail> mayFail(int recorded) {
        List<MayFail> parts = new ArrayList<>(mayFail);
        if (partsOpen > 0 && partFrom <= recorded) {
            parts.add(new MayFail(partFrom, recorded));
        }
        return parts;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /// Everything recorded so far.
    public Script script() {
        return script(steps);
    }

    private Script script(List<Step> recorded) {
        List<TableUse> tables = new ArrayList<>();
        for (Handle handle : ScriptRelations.scanned(recorded)) {
            TableUse use = uses.get(handle);
            if (use == null) {
                throw new PlanException("the schema of table " + handle.brief() + " was not stated to the recorder");
            }
            tables.add(use);
        }
        return new Script(
                name, description, tables, recorded, mayFail(recorded.size()), examples, placeholders(recorded));
    }

    private List<PlaceholderUse> placeholders(List<Step> recorded) {
        return ScriptPlaceholders.in(recorded).keySet().stream()
                .map(used -> Optional.ofNullable(placeholders.get(used))
                        .orElseThrow(() -> new PlanException(
                                "the constraint of the placeholder " + used + " was not stated to the recorder")))
                .toList();
    }
}
