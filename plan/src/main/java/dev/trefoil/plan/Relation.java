package dev.trefoil.plan;

/// What is public about a table or the result of a plan: its schema, the most rows it can have, and whether it is
/// sorted.
public record Relation(Schema schema, long maxRows, boolean sorted) {
    public Relation {
        if (maxRows < 0 || maxRows > Limits.MAX_ROWS) {
            throw new PlanException("a table of " + maxRows + " rows is too large: at most " + Limits.MAX_ROWS);
        }
    }

    public static Relation unsorted(Schema schema, long maxRows) {
        return new Relation(schema, maxRows, false);
    }

    Relation withSchema(Schema schema) {
        return new Relation(schema, maxRows, sorted);
    }
}
