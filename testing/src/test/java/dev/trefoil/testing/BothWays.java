package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small table on which expressions are computed by both executors, which must agree.
record BothWays(Frame frame) {
    private static final Handle TABLE = Handle.of("A".repeat(64));
    static final Plan SCAN = new Plan.Scan(TABLE);

    /// A column: its name and type, separated by a blank, and its cells.
    record Cells(String column, List<@Nullable Object> values) {}

    static Cells cells(String column, @Nullable Object... values) {
        return new Cells(column, Arrays.asList(values));
    }

    static BothWays of(Cells... columns) {
        Schema schema = new Schema(Arrays.stream(columns)
                .map(Cells::column)
                .map(text -> Field.of(
                        text.substring(0, text.indexOf(' ')), TypeText.type(text.substring(text.indexOf(' ') + 1))))
                .toList());
        int rows = columns[0].values().size();
        Frame.Builder builder = Frame.builder(schema, rows);
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < rows; row++) {
                builder.set(column, row, value(columns[column].values().get(row)));
            }
        }
        return new BothWays(builder.build());
    }

    private static @Nullable Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case Integer number -> Value.of(number.longValue());
            case Long number -> Value.of(number.longValue());
            case Boolean bool -> Value.of(bool.booleanValue());
            case LocalDate date -> Value.of(date);
            case LocalDateTime timestamp -> Value.of(timestamp);
            default -> Value.of(cell.toString());
        };
    }

    static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    /// The value of the expression in every row.
    List<String> values(Expression expression) {
        return rows(assigned(List.of(expression)));
    }

    /// The values of these expressions only.
    static Plan assigned(List<Expression> expressions) {
        return assigned(SCAN, expressions);
    }

    /// The values of these expressions only, over the rows of `input`.
    static Plan assigned(Plan input, List<Expression> expressions) {
        List<Plan.Assignment> assignments = IntStream.range(0, expressions.size())
                .mapToObj(i -> new Plan.Assignment(Column.of("out" + i), expressions.get(i)))
                .toList();
        return new Plan.Select(
                new Plan.Assign(input, assignments),
                assignments.stream().map(Plan.Assignment::column).toList());
    }

    /// The rows of the result.
    List<String> rows(Plan plan) {
        Case given = new Case(java.util.Map.of(TABLE, frame), plan);
        Outcome clear = Executor.clear(given);
        assertThat(Difference.between(given, clear, Executor.secret(given))).isEmpty();
        assertThat(clear).isInstanceOf(Outcome.Rows.class);
        Frame result = ((Outcome.Rows) clear).frame();
        return IntStream.range(0, result.rows())
                .mapToObj(row -> String.join(
                        " ", result.row(row).stream().map(Value::toString).toList()))
                .toList();
    }

    /// What becomes of a plan that both executors end or refuse in the same way.
    Outcome outcome(Plan plan) {
        Case given = new Case(java.util.Map.of(TABLE, frame), plan);
        Outcome clear = Executor.clear(given);
        assertThat(Executor.secret(given)).isEqualTo(clear);
        return clear;
    }
}
