package dev.trefoil.client.files;

/// A column of a Parquet file, as the database that reads it sees it.
record ParquetColumn(String name, String type) {
    RowSource.Heading heading() {
        return new RowSource.Heading(name, type.equals("VARCHAR"));
    }

    /// The cells as texts that a [CellReader] takes.
    String selected() {
        String column = '"' + name.replace("\"", "\"\"") + '"';
        return "CAST(" + column + " AS VARCHAR)";
    }

    /// Throws for a type whose cells are no plain values.
    void requireKnown(String file) {
        boolean known = switch (type) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "FLOAT",
                    "DOUBLE",
                    "BOOLEAN",
                    "VARCHAR",
                    "DATE",
                    "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS" -> true;
            default -> type.startsWith("DECIMAL(");
        };
        if (!known) {
            throw new FileException(
                    file,
                    "column '" + name + "' is " + type + ": write it as numbers, decimals, bools, texts, dates or"
                            + " timestamps without a zone");
        }
    }
}
