package dev.trefoil.plan;

/// Whether a plan has exactly one row, whatever the data: an aggregate over a whole table, and what keeps its row.
public final class OneRow {
    private OneRow() {}

    /// False where it is not proved; a stored table counts as not proved.
    public static boolean of(Plan plan) {
        return switch (plan) {
            case Plan.Aggregate(var _, var by, var _) -> by.isEmpty();
            case Plan.Select(var input, var _) -> of(input);
            case Plan.Drop(var input, var _) -> of(input);
            case Plan.Rename(var input, var _) -> of(input);
            case Plan.Assign(var input, var _) -> of(input);
            case Plan.Attach(var input, var _) -> of(input);
            case Plan.Window(var input, var _, var _, var _) -> of(input);
            case Plan.Sort(var input, var _) -> of(input);
            case Plan.Limit(var input, long offset, long rows) -> offset == 0 && rows > 0 && of(input);
            case Plan.Tail(var input, long rows) -> rows > 0 && of(input);
            case Plan.Shuffle(var input) -> of(input);
            case Plan.Trim(var input) -> of(input);
            case Plan.Scan _, Plan.Filter _, Plan.Join _, Plan.Concat _ -> false;
        };
    }
}
