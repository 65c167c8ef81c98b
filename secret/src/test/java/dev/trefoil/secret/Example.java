package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small tables written by hand.
final class Example {
    private Example() {}

    /// A table of these columns, each `name: type string`, and rows of Integer, Boolean, String, BigDecimal,
    /// LocalDate or null.
    static Frame frame(List<String> columns, List<List<@Nullable Object>> rows) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns) {
            int colon = column.indexOf(": ");
            fields.add(new Field(
                    Column.of(column.substring(0, colon)),
                    TypeText.parse(column.substring(colon + 2)).type()));
        }
        Frame.Builder builder = Frame.builder(new Schema(fields), rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < fields.size(); column++) {
                builder.set(column, row, value(rows.get(row).get(column)));
            }
        }
        return builder.build();
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    /// The rows as text, in their order: `3 | null | "x"`.
    static List<String> rows(Frame frame) {
        List<String> out = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (Value value : frame.row(row)) {
                cells.add(value.toString());
            }
            out.add(String.join(" | ", cells));
        }
        return out;
    }

    private static @Nullable Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case Integer number -> Value.of(number.longValue());
            case Long number -> Value.of(number);
            case Boolean bool -> Value.of(bool);
            case String text -> Value.of(text);
            case BigDecimal number -> Value.fixed(number, 10);
            case LocalDate date -> Value.of(date);
            default -> throw new IllegalArgumentException("no cell: " + cell);
        };
    }
}
