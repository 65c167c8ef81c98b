package dev.trefoil.testing;

import static dev.trefoil.testing.BothWays.cells;
import static dev.trefoil.testing.BothWays.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Timestamps in both executors: they compare, sort, group, join and become dates as one expects.
class HandMadeTimestampsTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(1900, 1, 1, 0, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2199, 12, 31, 23, 59, 59);
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0, 0);

    private static final BothWays TABLE = BothWays.of(
            cells("t timestamp?", FIRST, LAST, NOON, null, NOON, NOON.minusSeconds(1)),
            cells(
                    "d date",
                    LocalDate.of(1900, 1, 1),
                    LocalDate.of(2199, 12, 31),
                    LocalDate.of(2024, 3, 1),
                    LocalDate.of(2000, 1, 1),
                    LocalDate.of(2024, 2, 29),
                    LocalDate.of(1969, 12, 31)));

    @Test
    void castsFloorToTheDayAndStartAtMidnight() {
        assertThat(TABLE.values(new Expression.Cast(col("t"), Type.date().withNullable(true))))
                .containsExactlyInAnyOrder(
                        "1900-01-01", "2199-12-31", "2024-02-29", "null", "2024-02-29", "2024-02-29");
        assertThat(TABLE.values(new Expression.Cast(col("d"), Type.timestamp())))
                .containsExactlyInAnyOrder(
                        "1900-01-01 00:00:00",
                        "2199-12-31 00:00:00",
                        "2024-03-01 00:00:00",
                        "2000-01-01 00:00:00",
                        "2024-02-29 00:00:00",
                        "1969-12-31 00:00:00");
    }

    @Test
    void comparesWithColumnsAndConstants() {
        Expression midnight = new Expression.Cast(col("d"), Type.timestamp());
        assertThat(TABLE.values(new Expression.Compare(Comparison.LESS_OR_EQUAL, col("t"), midnight)))
                .containsExactly("true", "false", "true", "null", "false", "false");
        assertThat(TABLE.values(
                        new Expression.Compare(Comparison.LESS, col("t"), new Expression.Literal(Value.of(NOON)))))
                .containsExactly("true", "false", "false", "null", "false", "true");
        assertThat(TABLE.values(new Expression.IsIn(col("t"), List.of(Value.of(NOON), Value.of(LAST)))))
                .containsExactly("false", "true", "true", "null", "true", "false");
        assertThat(TABLE.values(new Expression.FillNull(col("t"), Value.of(NOON))))
                .containsOnlyOnce("2199-12-31 23:59:59")
                .filteredOn("2024-02-29 12:00:00"::equals)
                .hasSize(3);
    }

    @Test
    void sortsGroupsAndFindsTheExtremes() {
        Plan sorted = new Plan.Select(
                new Plan.Sort(BothWays.SCAN, List.of(new Plan.SortKey(Column.of("t"), true))), List.of(Column.of("t")));
        assertThat(TABLE.rows(sorted))
                .containsExactly(
                        "2199-12-31 23:59:59",
                        "2024-02-29 12:00:00",
                        "2024-02-29 12:00:00",
                        "2024-02-29 11:59:59",
                        "1900-01-01 00:00:00",
                        "null");
        List<Measure> counted = List.of(new Measure.CountRows(Column.of("n")));
        assertThat(TABLE.rows(new Plan.Aggregate(BothWays.SCAN, List.of(Column.of("t")), counted)))
                .contains("2024-02-29 12:00:00 2", "null 1")
                .hasSize(5);
        List<Measure> ends = List.of(
                new Measure.OfColumn(Measure.Kind.MIN, Column.of("t"), Column.of("first")),
                new Measure.OfColumn(Measure.Kind.MAX, Column.of("t"), Column.of("last")));
        assertThat(TABLE.rows(new Plan.Aggregate(BothWays.SCAN, List.of(), ends)))
                .containsExactly("1900-01-01 00:00:00 2199-12-31 23:59:59");
    }
}
