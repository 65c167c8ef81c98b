package dev.trefoil.policy;

/// How a column of rows came from source columns; later kinds may hide a choice of rows in a measure.
enum Derivation {
    /// A sum of source columns with public factors: every row counts as it is.
    LINEAR,
    /// Anything else, which may be zero or null for all rows but one.
    COMPUTED,
    /// With a product of columns.
    PRODUCT;

    Derivation or(Derivation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
