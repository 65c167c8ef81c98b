package dev.trefoil.plan;

/// The shapes of plans that read rows in their order.
final class OrderedRows {
    private OrderedRows() {}

    static Relation limit(Relation input, long offset, long rows) {
        requireOrder("limit", input);
        long behind = Math.max(0, input.maxRows() - offset);
        return new Relation(input.schema(), Math.min(rows, behind), true);
    }

    static Relation tail(Relation input, long rows) {
        requireOrder("tail", input);
        return new Relation(input.schema(), Math.min(rows, input.maxRows()), true);
    }

    /// The same rows with an order.
    static Relation ordered(Relation input) {
        return new Relation(input.schema(), input.maxRows(), true);
    }

    private static void requireOrder(String what, Relation input) {
        if (!input.sorted()) {
            throw new PlanException(what + ": a table has no order here, sort it first");
        }
    }
}
