package dev.trefoil.plan;

/// One result column of a window: a cell for every row, computed from rows of the same group.
///
/// The rows of a group are in the order of the window's keys, nulls last, ties in ascending order of all other
/// columns of the input; so rows that share a place are equal, and it does not matter which comes first.
public sealed interface WindowMeasure {
    Column output();

    /// The number of the row in its group, from 1.
    record Place(PlaceKind kind, Column output) implements WindowMeasure {}

    /// The cell of the row that stands `offset` rows before or behind in the same group; null if there is none.
    record Shift(ShiftKind kind, Column input, long offset, Column output) implements WindowMeasure {
        public Shift {
            if (offset < 0 || offset > Limits.MAX_ROWS) {
                throw new PlanException("window: the offset " + offset + " is outside 0.." + Limits.MAX_ROWS);
            }
        }
    }

    /// The sum of the column's values from the first row of the group to this one. Nulls count nothing; null until a
    /// value has come.
    record RunningSum(Column input, Column output) implements WindowMeasure {}

    /// A measure over the whole group, the same for each of its rows.
    record OfGroup(Measure measure) implements WindowMeasure {
        @Override
        public Column output() {
            return measure.output();
        }
    }

    /// How rows are numbered. Ties are rows with equal cells in all keys of the window, nulls equal; without keys all
    /// rows of a group are ties.
    enum PlaceKind {
        /// 1, 2, 3, ...
        ROW_NUMBER,
        /// Ties have the number of the first of them, the next row its own: 1, 1, 3.
        RANK,
        /// Ties have the same number, the next row one more: 1, 1, 2.
        DENSE_RANK
    }

    /// Which way a shift looks.
    enum ShiftKind {
        /// Rows before.
        LAG,
        /// Rows behind.
        LEAD
    }
}
