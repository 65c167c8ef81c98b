package dev.trefoil.clear;

/// Plans that read or make an order of rows, as a SELECT.
final class OrderSql {
    private OrderSql() {}

    static String limit(Stage input, long offset, long rows) {
        return "SELECT *" + input.source() + " ORDER BY n LIMIT " + rows + " OFFSET " + offset;
    }

    static String tail(Stage input, long rows) {
        return "SELECT *" + input.source() + " ORDER BY n DESC LIMIT " + rows;
    }

    static String shuffle(Stage input) {
        String drawn = "(SELECT " + input.columns() + ", random() AS drawn" + input.source() + ")";
        return "SELECT row_number() OVER (ORDER BY drawn) AS n, " + input.columns() + " FROM " + drawn;
    }
}
