package dev.trefoil.script;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects the steps of a script while a program runs on dummy data. Not for several threads at once.
public final class Recorder {
    private final String name;
    private final Map<Handle, Schema> schemas = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
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
        Schema known = schemas.putIfAbsent(handle, schema);
        if (known != null && !known.equals(schema)) {
            throw new PlanException(
                    "table " + handle.brief() + " is recorded with two schemas: " + known + " and " + schema);
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

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /// Everything recorded so far.
    public Script script() {
        return script(steps);
    }

    private Script script(List<Step> recorded) {
        List<TableUse> uses = new ArrayList<>();
        for (Handle handle : ScriptRelations.scanned(recorded)) {
            Schema schema = schemas.get(handle);
            if (schema == null) {
                throw new PlanException("the schema of table " + handle.brief() + " was not stated to the recorder");
            }
            uses.add(new TableUse(handle, schema));
        }
        return new Script(name, description, uses, recorded, examples);
    }
}
