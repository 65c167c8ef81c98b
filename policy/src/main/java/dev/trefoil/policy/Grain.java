package dev.trefoil.policy;

/// What one row of a result stands for; later kinds say less about a single person.
public enum Grain {
    /// A row of a source table, or a combination of such rows.
    ROW,
    /// A group of rows, which may hold a single one.
    GROUP,
    /// The table as a whole.
    TABLE;
}
