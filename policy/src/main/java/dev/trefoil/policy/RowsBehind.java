package dev.trefoil.policy;

import dev.trefoil.plan.TableRef;

/// How many rows of a source table stand behind each value of a column, as far as the script alone tells: all of them
/// (nulls aside), or at least so many; where that is fewer than two, a value may be that of a single row.
public record RowsBehind(TableRef table, boolean all, long atLeast) {}
