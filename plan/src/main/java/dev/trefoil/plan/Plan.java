package dev.trefoil.plan;

import java.util.List;

/// A table computed from tables: the whole language of what can be asked.
///
/// A plan is a value without identity. A table has no order except after a [Sort]; select, assign, rename, drop, filter
/// and limit keep it, everything else loses it. The number of rows that a filter or join leaves stays secret until
/// rows are revealed.
public sealed interface Plan {
    /// A stored table.
    record Scan(TableRef table) implements Plan {}

    /// These columns only, in this order.
    record Select(Plan input, List<Column> columns) implements Plan {
        public Select {
            columns = List.copyOf(columns);
        }
    }

    /// All columns without these.
    record Drop(Plan input, List<Column> columns) implements Plan {
        public Drop {
            columns = List.copyOf(columns);
        }
    }

    /// The columns with new names, all at once.
    record Rename(Plan input, List<Renaming> renamings) implements Plan {
        public Rename {
            renamings = List.copyOf(renamings);
        }
    }

    /// New columns at the end, or new values for existing columns; all expressions read the input.
    record Assign(Plan input, List<Assignment> assignments) implements Plan {
        public Assign {
            assignments = List.copyOf(assignments);
        }
    }

    /// The rows for which `where` is true (neither false nor null). With a minimum above 0 the run ends without a
    /// result if fewer rows are kept; that bit is disclosed.
    record Filter(Plan input, Expression where, long minimumRows) implements Plan {
        public Filter {
            if (minimumRows < 0 || minimumRows > Limits.MAX_ROWS) {
                throw new PlanException(
                        "filter: minimum row count " + minimumRows + " is outside 0.." + Limits.MAX_ROWS);
            }
        }
    }

    /// Each left row with the right row of equal keys. Right keys must be unique among the rows present (rows with a
    /// null key match nothing and do not count); a duplicate ends the run. The result has the left columns, then
    /// the right columns without the right keys; after a left join those are nullable.
    record Join(Plan left, Plan right, List<KeyPair> keys, JoinKind kind) implements Plan {
        public Join {
            keys = List.copyOf(keys);
        }
    }

    /// One row for each group of equal `by` values (nulls are equal), or one row for the whole table without `by`, even
    /// an empty one. The result has the `by` columns, then the measures.
    record Aggregate(Plan input, List<Column> by, List<Measure> measures) implements Plan {
        public Aggregate {
            by = List.copyOf(by);
            measures = List.copyOf(measures);
        }
    }

    /// The rows in order of the keys, nulls last; ties in ascending order of all remaining columns.
    record Sort(Plan input, List<SortKey> keys) implements Plan {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /// The first rows of a sorted table.
    record Limit(Plan input, long rows) implements Plan {
        public Limit {
            if (rows < 0 || rows > Limits.MAX_ROWS) {
                throw new PlanException("limit: " + rows + " rows are outside 0.." + Limits.MAX_ROWS);
            }
        }
    }

    /// All rows of all inputs; the inputs have the same column names in the same order and kinds that fit together.
    record Concat(List<Plan> inputs) implements Plan {
        public Concat {
            inputs = List.copyOf(inputs);
        }
    }

    record Renaming(Column from, Column to) {}

    record Assignment(Column column, Expression value) {}

    record KeyPair(Column left, Column right) {}

    enum JoinKind {
        /// Left rows without a match vanish.
        INNER,
        /// Left rows without a match stay, with nulls on the right.
        LEFT
    }

    record SortKey(Column column, boolean descending) {}
}
