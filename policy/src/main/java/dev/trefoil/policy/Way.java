package dev.trefoil.policy;

/// How a source column influences what comes out.
public enum Way {
    /// Its values are part of the value.
    VALUE("value"),
    /// A condition on it decides which rows, or which of two values, count.
    PREDICATE("condition"),
    /// A join compares it.
    KEY("key"),
    /// Rows are grouped by it.
    GROUP("group"),
    /// It decides the order of rows.
    ORDER("order"),
    /// It stands behind one secret value that was put beside all rows.
    SCALAR("scalar");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
