package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan.SortKey;

/// One key of a sort: `asc("Age")` or `desc("Age")`. Nulls come last either way.
public final class SortBy {
    private final SortKey key;

    SortBy(String column, boolean descending) {
        this.key = new SortKey(Column.of(column), descending);
    }

    SortKey key() {
        return key;
    }
}
