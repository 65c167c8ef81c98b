package dev.trefoil.plan;

/// What is publicly known of the tables that a plan may scan.
@FunctionalInterface
public interface Tables {
    /// The relation of `table`; throws [PlanException] for a table that is not there.
    Relation relation(TableRef table);
}
