package dev.trefoil.plan;

import static dev.trefoil.plan.Names.requireName;

/// The name of a column: 1 to 128 characters, no control characters, no leading or trailing blank.
///
/// Names are compared exactly (case matters). They are public and appear in scripts, reviews and errors, never in SQL.
public record Column(String name) {
    public Column {
        requireName("column", name);
    }

    public static Column of(String name) {
        return new Column(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
