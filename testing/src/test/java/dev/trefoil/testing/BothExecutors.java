package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Hand-made tables, and the rows of a plan over them in which both executors agree.
final class BothExecutors {
    private BothExecutors() {}

    /// A table with columns like `age uint8?` and rows of whole numbers, decimals, texts, bools, dates and nulls.
    @SafeVarargs
    static Frame frame(List<String> columns, List<@Nullable Object>... rows) {
        Schema schema = new Schema(columns.stream()
                .map(text -> text.split(" ", 2))
                .map(part -> Field.of(part[0], TypeText.type(part[1])))
                .toList());
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

    /// The rows of the result as texts, cells apart by blanks; in any order if the plan has none.
    static List<String> rows(Map<? extends TableRef, Frame> tables, Plan plan) {
        Case given = new Case(Map.copyOf(tables), plan);
        assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        return shown(Executor.clear(given));
    }

    /// The rows of the result of one executor as texts.
    static List<String> shown(Outcome outcome) {
        if (!(outcome instanceof Outcome.Rows(Frame frame))) {
            throw new AssertionError(outcome.toString());
        }
        return IntStream.range(0, frame.rows())
                .mapToObj(row -> String.join(
                        " ", frame.row(row).stream().map(Value::toString).toList()))
                .toList();
    }

    private static @Nullable Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case Integer number -> Value.of(number.longValue());
            case BigDecimal number -> Value.of(number);
            case Boolean bool -> Value.of(bool);
            case LocalDate date -> Value.of(date);
            default -> Value.of(cell.toString());
        };
    }
}
