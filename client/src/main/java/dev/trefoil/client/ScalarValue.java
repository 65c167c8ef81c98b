package dev.trefoil.client;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;

/// One value computed from a table, still secret: a mean, a sum, a count.
///
/// It may stand in expressions over any table of the session, where it stays secret:
///
/// ```java
/// people.filter(col("Age").gt(people.mean("Age")))
/// ```
public final class ScalarValue {
    private final DataFrame table;

    ScalarValue(DataFrame table) {
        this.table = table;
    }

    /// Runs the plan and gives the value to the analyst: a step of its own.
    public Cell reveal() {
        Frame frame = table.fetch();
        return new Cell(frame.value(0, 0));
    }

    /// The type with bounds, which is known before anything runs.
    public Type type() {
        return table.schema().fields().getFirst().type();
    }

    /// The same value as a table of one row and one column.
    public DataFrame table() {
        return table;
    }

    /// What would be computed, as a tree with types and costs.
    public String explain() {
        return table.explain();
    }

    /// Name and type; never the value.
    @Override
    public String toString() {
        return "a secret value: " + table.schema() + " (reveal() runs it)";
    }
}
