package dev.trefoil.plan;

/// One result column of an aggregate.
public sealed interface Measure {
    Column output();

    /// The number of rows of the group.
    record CountRows(Column output) implements Measure {}

    /// A measure over the non-null values of a column.
    record OfColumn(Kind kind, Column input, Column output) implements Measure {}

    /// What is measured; every kind but COUNT is null for a group without non-null values.
    enum Kind {
        /// How many values are not null.
        COUNT,
        SUM,
        /// The exact floor of the mean: 20 fraction bits for integers, the column's own precision for fixed point.
        MEAN,
        MIN,
        MAX
    }
}
