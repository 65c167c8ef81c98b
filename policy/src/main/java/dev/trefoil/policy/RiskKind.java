package dev.trefoil.policy;

/// A shape of computation by which single rows may show in an aggregate.
public enum RiskKind {
    /// A total over rows of which there may be few.
    FEW_ROWS(true, "nothing makes sure that " + Exposure.ENOUGH + " rows of each table stand behind this value"),
    /// Groups that may be small.
    SMALL_GROUPS(
            true,
            "a group may hold a single row; nothing leaves out groups of fewer than " + Exposure.ENOUGH + " rows"),
    /// A measure over a value computed for each row, which may be zero or null for all rows but one.
    INDICATOR(true, "a value computed for each row is summed up; it may pick out a single row"),
    /// A measure over products of columns: sums of powers give away the values behind them.
    POWERS(true, "products of columns are summed up; together with other sums they may give away single values"),
    /// A measure that shows a value of one row.
    EXTREME(true, "this is the value of a single row, or of two"),
    /// A window that brings one row's values to another, or numbers rows.
    COPY(
            true,
            "this carries values from one row to another, or numbers the rows, so sums of it may show single values"),
    /// The first or last rows of an order.
    FIRST_ROWS(true, "this picks out rows by their place in an order"),
    /// A random part of the rows: other rows in every run.
    SAMPLE(true, "a random part of the rows: each run takes others, whose results can be compared"),
    /// A join of a table of the analyst's own with somebody's table.
    OWN_TABLE(true, "the analyst brings in the keys: whether somebody is in the other table may show"),
    /// Two results over populations that differ in one condition.
    ALMOST_EQUAL(
            true,
            "differs in at most one condition from another population, and the difference of the results may"
                    + " be a single row"),
    /// Groups that were left out, and totals over them.
    MARGIN(true, "groups are left out, but what was left out may follow from another result over the same rows"),
    /// An expression with a placeholder, of which the analyst chooses the value.
    CHOSEN_VALUE(
            true, "the analyst chooses a value in this line for each run, and the results of runs can be compared"),
    /// Whether few rows satisfy a condition.
    PROBE(false, "whether the run stops tells about as few as one row"),
    /// A sum of which one row may make up most.
    DOMINANCE(false, "one row may make up most of this value; nothing checks it");

    private final boolean raises;
    private final String words;

    RiskKind(boolean raises, String words) {
        this.raises = raises;
        this.words = words;
    }

    /// Whether it makes what comes out [Exposure#RISKY]; otherwise it is only told.
    public boolean raises() {
        return raises;
    }

    public String words() {
        return words;
    }
}
