package dev.trefoil.client;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import java.util.Arrays;

/// The words of a table that choose rows by their order, or by chance.
public sealed interface Choosing permits DataFrame {
    /// The first rows of a sorted table; the same as [DataFrame#limit].
    default DataFrame head(long rows) {
        return table().limit(rows);
    }

    /// The last rows of a sorted table, in its order.
    default DataFrame tail(long rows) {
        return table().with(new Plan.Tail(table().plan(), rows));
    }

    /// The rows of a sorted table from number `from` (the first is 0) to before number `to`.
    default DataFrame slice(long from, long to) {
        if (to < from) {
            throw new PlanException("slice: row " + to + " comes before row " + from);
        }
        return table().with(new Plan.Limit(table().plan(), from, to - from));
    }

    /// The rows with the largest values of these columns, largest first; nulls come last.
    default DataFrame nlargest(long rows, String... columns) {
        SortBy[] keys = Arrays.stream(columns).map(Trefoil::desc).toArray(SortBy[]::new);
        return table().sort(keys).limit(rows);
    }

    /// The rows with the smallest values of these columns, smallest first; nulls come last.
    default DataFrame nsmallest(long rows, String... columns) {
        return table().sort(columns).limit(rows);
    }

    /// The rows in a random order, another one in every run.
    default DataFrame shuffle() {
        return table().with(new Plan.Shuffle(table().plan()));
    }

    /// A random choice of this many rows, in a random order; all rows if there are fewer.
    default DataFrame sample(long rows) {
        return shuffle().limit(rows);
    }

    private DataFrame table() {
        return (DataFrame) this;
    }
}
