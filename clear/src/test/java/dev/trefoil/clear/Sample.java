package dev.trefoil.clear;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small tables, written down in tests.
final class Sample {
    static final Handle TABLE = Handle.of("A".repeat(64));
    static final StepRef OTHER = new StepRef(1);
    static final Plan SCAN = new Plan.Scan(TABLE);
    static final Plan SCAN_OTHER = new Plan.Scan(OTHER);

    private Sample() {}

    /// `name type` for each column, for example `a int8?`.
    static Schema schema(String... columns) {
        return new Schema(Arrays.stream(columns)
                .map(text -> Field.of(
                        text.substring(0, text.lastIndexOf(' ')),
                        TypeText.type(text.substring(text.lastIndexOf(' ') + 1))))
                .toList());
    }

    @SafeVarargs
    static Frame frame(Schema schema, List<@Nullable Object>... rows) {
        Frame.Builder builder = Frame.builder(schema, rows.length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < schema.size(); column++) {
                builder.set(column, row, value(rows[row].get(column)));
            }
        }
        return builder.build();
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    static @Nullable Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case Integer number -> Value.of(number.longValue());
            case Long number -> Value.of(number);
            case Boolean bool -> Value.of(bool);
            case String text -> Value.of(text);
            case Double number -> Value.fixed(new BigDecimal(number.toString()), 48);
            case LocalDate date -> Value.of(date);
            default -> throw new IllegalArgumentException("no cell: " + cell);
        };
    }

    /// The cells of all rows as text.
    static List<String> shown(Frame frame) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(String.join(
                    " ", frame.row(row).stream().map(Value::toString).toList()));
        }
        return rows;
    }

    static List<String> run(Plan plan, Frame frame) {
        return shown(ClearExecutor.run(plan, ClearTables.of(Map.of(TABLE, frame))));
    }

    static List<String> run(Plan plan, Frame frame, Frame other) {
        return shown(ClearExecutor.run(plan, ClearTables.of(Map.of(TABLE, frame, OTHER, other))));
    }

    static Expression col(String name) {
        return new Expression.ColumnRef(dev.trefoil.plan.Column.of(name));
    }

    static Expression lit(Object value) {
        Value literal = value(value);
        if (literal == null) {
            throw new IllegalArgumentException("a literal null needs a type");
        }
        return new Expression.Literal(literal);
    }
}
