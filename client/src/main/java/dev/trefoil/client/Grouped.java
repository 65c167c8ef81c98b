package dev.trefoil.client;

import dev.trefoil.plan.Column;
import java.util.List;

/// A table in groups of equal values; [#agg] makes one row of each group. Nulls form one group.
public final class Grouped {
    private final DataFrame table;
    private final List<Column> by;

    Grouped(DataFrame table, List<Column> by) {
        this.table = table;
        this.by = List.copyOf(by);
    }

    /// One row for each group: the group's values, then the measures.
    public DataFrame agg(Aggregation... measures) {
        return table.aggregate(by, List.of(measures));
    }

    public DataFrame sum(String column) {
        return agg(Trefoil.sum(column));
    }

    public DataFrame mean(String column) {
        return agg(Trefoil.mean(column));
    }

    public DataFrame min(String column) {
        return agg(Trefoil.min(column));
    }

    public DataFrame max(String column) {
        return agg(Trefoil.max(column));
    }

    public DataFrame countDistinct(String column) {
        return agg(Trefoil.countDistinct(column));
    }

    public DataFrame median(String column) {
        return agg(Trefoil.median(column));
    }

    public DataFrame mode(String column) {
        return agg(Trefoil.mode(column));
    }

    public DataFrame any(String column) {
        return agg(Trefoil.any(column));
    }

    public DataFrame all(String column) {
        return agg(Trefoil.all(column));
    }

    public DataFrame quantile(String column, double q) {
        return agg(Trefoil.quantile(column, q));
    }

    public DataFrame var(String column) {
        return agg(Trefoil.var(column));
    }

    public DataFrame std(String column) {
        return agg(Trefoil.std(column));
    }

    public DataFrame covariance(String left, String right) {
        return agg(Trefoil.covariance(left, right));
    }

    public DataFrame correlation(String left, String right) {
        return agg(Trefoil.correlation(left, right));
    }

    public DataFrame weightedMean(String column, String weights) {
        return agg(Trefoil.weightedMean(column, weights));
    }

    /// The number of rows of each group.
    public DataFrame count() {
        return agg(Trefoil.count());
    }

    /// How many values of the column are not null, for each group.
    public DataFrame count(String column) {
        return agg(Trefoil.count(column));
    }
}
