package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan.SortKey;
import java.util.Arrays;
import java.util.List;

/// The groups of rows that a window looks at, and their order: `partitionBy("city").orderBy(desc("day"))`. Ties are
/// ordered by all other columns.
public final class WindowOver {
    private final List<Column> by;
    private final List<SortKey> keys;

    WindowOver(List<Column> by, List<SortKey> keys) {
        this.by = List.copyOf(by);
        this.keys = List.copyOf(keys);
    }

    /// The same groups in ascending order of these columns, nulls last.
    public WindowOver orderBy(String... columns) {
        return orderBy(Arrays.stream(columns).map(Trefoil::asc).toArray(SortBy[]::new));
    }

    public WindowOver orderBy(SortBy... order) {
        return new WindowOver(by, Arrays.stream(order).map(SortBy::key).toList());
    }

    List<Column> partitionBy() {
        return by;
    }

    List<SortKey> orderBy() {
        return keys;
    }
}
