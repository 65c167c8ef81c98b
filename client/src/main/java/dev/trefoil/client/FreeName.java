package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Schema;

/// A column name that a table does not have, for a column that is dropped again.
final class FreeName {
    private FreeName() {}

    static String in(Schema schema, String wanted) {
        String name = wanted;
        for (int i = 2; schema.contains(Column.of(name)); i++) {
            name = wanted + " " + i;
        }
        return name;
    }
}
