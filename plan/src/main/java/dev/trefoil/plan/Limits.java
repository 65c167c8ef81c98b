package dev.trefoil.plan;

/// How large a plan may be; checked when a plan is decoded or inferred, before anything runs.
public final class Limits {
    /// Plan and expression nodes on the longest path.
    public static final int MAX_DEPTH = 100;

    /// Plan and expression nodes in one step.
    public static final int MAX_NODES = 10_000;

    /// Columns of one table.
    public static final int MAX_COLUMNS = 1_000;

    /// Rows of one table, physical.
    public static final long MAX_ROWS = 1L << 30;

    /// Values in one `isin` list.
    public static final int MAX_LIST = 1_000;

    /// Placeholders of one script.
    public static final int MAX_PLACEHOLDERS = 100;

    /// Steps of one script.
    public static final int MAX_STEPS = 1_000;

    /// The fewest rows that the bounds of a sum allow for: a script that fits on a small dummy table then fits on a
    /// production table of up to this many rows, with the same types.
    public static final long SUM_ROWS = 1L << 20;

    private Limits() {}
}
