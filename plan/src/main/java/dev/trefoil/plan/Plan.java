package dev.trefoil.plan;

import java.util.List;

/// A table computed from tables: the whole language of what can be asked.
///
/// A plan is a value without identity. A table has no order except after a [Sort] or [Shuffle]; select, assign,
/// rename, drop, filter, attach, limit, tail and trim keep it, everything else loses it. The number of rows that a
/// filter or join leaves stays secret until rows are revealed.
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

    /// Left and right rows of equal keys side by side; the kind says what becomes of rows without a match, the
    /// multiplicity how many matches a row may have.
    ///
    /// A null key matches nothing; a row with one counts as a row without a match, and for no uniqueness. The
    /// result has the left columns, then the right columns without the right keys. Of rows that are kept without a
    /// match, the columns of the other side are null; after a right or full join the key columns hold the keys of
    /// whichever side is there. A semi or anti join has the left columns only.
    record Join(Plan left, Plan right, List<KeyPair> keys, JoinKind kind, Multiplicity multiplicity) implements Plan {
        public Join {
            keys = List.copyOf(keys);
            if (kind.isTest() != multiplicity instanceof Multiplicity.Unchecked) {
                throw new PlanException(
                        kind.isTest()
                                ? "join: a semi or anti join asserts nothing about its keys"
                                : "join: say how often keys may repeat: one to one, many to one, one to many, or many to"
                                        + " many with a bound");
            }
        }

        /// The join with the usual multiplicity of its kind: unique right keys, or nothing for a semi or anti join.
        public Join(Plan left, Plan right, List<KeyPair> keys, JoinKind kind) {
            this(left, right, keys, kind, Multiplicity.usual(kind));
        }
    }

    /// Each row of the input with the columns of `single`, a plan that has exactly one row whatever the data
    /// ([OneRow]): a secret scalar. Keeps the order of the input.
    record Attach(Plan input, Plan single) implements Plan {}

    /// One row for each group of equal `by` values (nulls are equal), or one row for the whole table without `by`,
    /// even an empty one. The result has the `by` columns, then the measures.
    record Aggregate(Plan input, List<Column> by, List<Measure> measures) implements Plan {
        public Aggregate {
            by = List.copyOf(by);
            measures = List.copyOf(measures);
        }
    }

    /// Every row with more columns, computed from the rows of its group: those with equal `partitionBy` (nulls are
    /// equal), or all rows without. The result has the columns of the input, then the measures, and no order.
    record Window(Plan input, List<Column> partitionBy, List<SortKey> orderBy, List<WindowMeasure> measures)
            implements Plan {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            measures = List.copyOf(measures);
        }
    }

    /// The rows in order of the keys, nulls last; ties in ascending order of all remaining columns.
    record Sort(Plan input, List<SortKey> keys) implements Plan {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /// The rows of a sorted table that follow its first `offset` rows, at most `rows` of them; none if the table ends
    /// before.
    record Limit(Plan input, long offset, long rows) implements Plan {
        public Limit {
            if (rows < 0 || rows > Limits.MAX_ROWS) {
                throw new PlanException("limit: " + rows + " rows are outside 0.." + Limits.MAX_ROWS);
            }
            if (offset < 0 || offset > Limits.MAX_ROWS) {
                throw new PlanException("limit: the offset " + offset + " is outside 0.." + Limits.MAX_ROWS);
            }
        }

        /// The first rows of a sorted table.
        public Limit(Plan input, long rows) {
            this(input, 0, rows);
        }
    }

    /// The last rows of a sorted table, in its order; all of them if there are fewer.
    record Tail(Plan input, long rows) implements Plan {
        public Tail {
            if (rows < 0 || rows > Limits.MAX_ROWS) {
                throw new PlanException("tail: " + rows + " rows are outside 0.." + Limits.MAX_ROWS);
            }
        }
    }

    /// The rows in a uniformly random order that nobody knows. It counts as an order, so that a limit after it is a
    /// sample without replacement. Another run gives another order.
    record Shuffle(Plan input) implements Plan {}

    /// All rows of all inputs; the inputs have the same column names in the same order and kinds that fit together.
    record Concat(List<Plan> inputs) implements Plan {
        public Concat {
            inputs = List.copyOf(inputs);
        }
    }

    /// The same rows, of which the number becomes public, a disclosed output; what reads them then works on that many
    /// rows only, and not on all that could have been there. An order is kept.
    record Trim(Plan input) implements Plan {}

    record Renaming(Column from, Column to) {}

    record Assignment(Column column, Expression value) {}

    record KeyPair(Column left, Column right) {}

    enum JoinKind {
        /// Left rows without a match vanish.
        INNER,
        /// Left rows without a match stay, with nulls on the right.
        LEFT,
        /// Right rows without a match stay, with nulls on the left; left rows without one vanish.
        RIGHT,
        /// Rows without a match stay on either side, with nulls on the other.
        FULL,
        /// The left rows that have a match, each once.
        SEMI,
        /// The left rows that have no match.
        ANTI;

        /// Whether left rows without a match stay beside nulls.
        public boolean keepsLeft() {
            return this == LEFT || this == FULL;
        }

        /// Whether right rows without a match stay beside nulls.
        public boolean keepsRight() {
            return this == RIGHT || this == FULL;
        }

        /// Whether only the left rows are of interest, and of the right ones whether there is a match.
        public boolean isTest() {
            return this == SEMI || this == ANTI;
        }
    }

    record SortKey(Column column, boolean descending) {}
}
