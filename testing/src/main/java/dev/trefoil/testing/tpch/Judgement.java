package dev.trefoil.testing.tpch;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether a program's rows are those of the judge.
///
/// Sums, counts, dates and texts must be equal. Where the judge divides in floating point, ours may lie below by one
/// floor at 20 fraction bits, in the unit of the column. Rows stand in the judge's order by the keys of the last sort;
/// rows of equal keys may stand in any order, and where a limit cuts through such rows, any of them may be there.
public final class Judgement {
    private static final double FLOOR = 1.0 / (1 << 20);
    private static final double ROUNDING = 1e-12;

    private final Query query;
    private final List<Integer> keys;
    private final OptionalLong limit;

    private Judgement(Query query, List<Integer> keys, OptionalLong limit) {
        this.query = query;
        this.keys = keys;
        this.limit = limit;
    }

    /// What differs, in words; nothing if the program is right.
    public static Optional<String> difference(Query query, Plan plan, Frame ours, List<List<@Nullable Object>> theirs) {
        Judgement judgement = new Judgement(query, sortKeys(plan, ours), limit(plan));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < ours.rows(); row++) {
            rows.add(judgement.row(ours.row(row)));
        }
        return judgement.compare(rows, theirs);
    }

    private Optional<String> compare(List<List<@Nullable Object>> ours, List<List<@Nullable Object>> theirs) {
        if (ours.size() != theirs.size()) {
            return Optional.of(ours.size() + " rows instead of " + theirs.size());
        }
        List<List<@Nullable Object>> rest = new ArrayList<>(ours);
        for (int row = 0; row < theirs.size(); row++) {
            List<@Nullable Object> wanted = theirs.get(row);
            List<@Nullable Object> here = ours.get(row);
            if (!same(here, wanted, keys)) {
                return Optional.of("row " + row + ": " + here + " is out of order, there should be " + wanted);
            }
            Optional<List<@Nullable Object>> found = rest.stream()
                    .filter(mine -> same(mine, wanted, all(wanted)))
                    .findFirst();
            if (found.isPresent()) {
                rest.remove(found.get());
            } else if (!isCut(theirs, wanted)) {
                return Optional.of("row " + row + ": " + here + " instead of " + wanted);
            }
        }
        return Optional.empty();
    }

    /// Whether the limit may have cut through rows with the keys of this one.
    private boolean isCut(List<List<@Nullable Object>> theirs, List<@Nullable Object> row) {
        return limit.isPresent() && limit.getAsLong() == theirs.size() && same(theirs.getLast(), row, keys);
    }

    private boolean same(List<@Nullable Object> ours, List<@Nullable Object> theirs, List<Integer> columns) {
        return ours.size() == theirs.size()
                && columns.stream().allMatch(column -> same(column, ours.get(column), theirs.get(column)));
    }

    private boolean same(int column, @Nullable Object ours, @Nullable Object theirs) {
        return switch (theirs) {
            case BigDecimal exact when ours instanceof BigDecimal number -> number.compareTo(exact) == 0;
            case Double quotient
            when ours instanceof BigDecimal number -> {
                double unit = Math.pow(10, -query.decimals().get(column));
                double error = Math.abs(number.doubleValue() - quotient);
                yield error <= unit * FLOOR + Math.abs(quotient) * ROUNDING;
            }
            case null, default -> Objects.equals(ours, theirs);
        };
    }

    private static List<Integer> all(List<@Nullable Object> row) {
        return IntStream.range(0, row.size()).boxed().toList();
    }

    private List<@Nullable Object> row(List<Value> values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 0; column < values.size(); column++) {
            row.add(cell(values.get(column), query.decimals().get(column)));
        }
        return row;
    }

    private static @Nullable Object cell(Value value, int decimals) {
        return switch (value) {
            case Value.NullValue _ -> null;
            case Value.IntValue(var number) -> new BigDecimal(number).movePointLeft(decimals);
            case Value.FixedValue fixed -> fixed.decimal().movePointLeft(decimals);
            case Value.TextValue(var text) -> text;
            case Value.DateValue(var date) -> date;
            case Value.BoolValue(var bool) -> bool;
            case Value.TimestampValue(var time) -> time;
        };
    }

    /// The columns of the last sort, by their places in the result.
    private static List<Integer> sortKeys(Plan plan, Frame ours) {
        for (Plan part = plan;
                !PlanSize.inputs(part).isEmpty();
                part = PlanSize.inputs(part).getFirst()) {
            if (part instanceof Plan.Sort(var _, var keys)) {
                return keys.stream()
                        .map(key -> ours.schema().columns().indexOf(key.column()))
                        .toList();
            }
        }
        return List.of();
    }

    private static OptionalLong limit(Plan plan) {
        for (Plan part = plan;
                !PlanSize.inputs(part).isEmpty();
                part = PlanSize.inputs(part).getFirst()) {
            if (part instanceof Plan.Limit(var _, var _, long rows)) {
                return OptionalLong.of(rows);
            }
        }
        return OptionalLong.empty();
    }
}
