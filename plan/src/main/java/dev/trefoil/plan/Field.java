package dev.trefoil.plan;

/// One column of a schema: its name and type.
public record Field(Column column, Type type) {
    public static Field of(String name, Type type) {
        return new Field(Column.of(name), type);
    }

    @Override
    public String toString() {
        return column + ": " + type.text();
    }
}
