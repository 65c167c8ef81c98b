package dev.trefoil.testing.manual;

/// What an operation does where tools differ: with nulls, with ties, with an empty table, and where a result may not
/// fit.
record Meaning(String nulls, String ties, String empty, String overflow) {
    /// Of an operation that computes each row by itself and whose results always fit.
    static final Meaning USUAL = new Meaning(
            "Null where an operand is null.", "None: every row is computed by itself.", "No rows.", "Cannot happen.");
}
