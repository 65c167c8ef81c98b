package dev.trefoil.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The columns of a table in order, names unique.
public record Schema(List<Field> fields) {
    public Schema {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new PlanException("a table needs at least one column");
        }
        if (fields.size() > Limits.MAX_COLUMNS) {
            throw new PlanException(
                    "a table of " + fields.size() + " columns is too wide: at most " + Limits.MAX_COLUMNS);
        }
        Set<Column> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.column())) {
                throw new PlanException("column '" + field.column() + "' appears twice: rename one of the two");
            }
        }
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    public boolean contains(Column column) {
        return fields.stream().anyMatch(field -> field.column().equals(column));
    }

    /// The position of `column`, from 0; throws with the nearest name if there is none.
    public int index(Column column) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).column().equals(column)) {
                return i;
            }
        }
        List<String> names = fields.stream().map(f -> f.column().name()).toList();
        throw new PlanException("unknown column '" + column + "'" + Names.suggestion(column.name(), names)
                + ": the table has " + names.stream().limit(20).collect(Collectors.joining(", "))
                + (names.size() > 20 ? ", ..." : ""));
    }

    public Type type(Column column) {
        return fields.get(index(column)).type();
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", "));
    }
}
