package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The result of one node of a plan, as a table of the database: its columns are c0, c1, ... in the order of the
/// schema, and a sorted one has its row number in the column n.
record Stage(String table, Relation relation) {
    Schema schema() {
        return relation.schema();
    }

    /// The name in the database of a column, whatever the column is called.
    static String name(int index) {
        return "c" + index;
    }

    String name(Column column) {
        return name(schema().index(column));
    }

    /// A column of the input `i` of a select; never taken for a column that the select itself names.
    static String column(int index) {
        return "i." + name(index);
    }

    String column(Column column) {
        return column(schema().index(column));
    }

    /// The stage as the input `i` of a select.
    String source() {
        return " FROM " + table + " i";
    }

    /// The head of a select list: the row number, where the rows have an order that is kept.
    static String order(Relation relation) {
        return relation.sorted() ? "n, " : "";
    }

    /// All columns but the row number.
    String columns() {
        return IntStream.range(0, schema().size()).mapToObj(Stage::name).collect(Collectors.joining(", "));
    }
}
