package dev.trefoil.testing;

import static dev.trefoil.testing.BothWays.cells;
import static dev.trefoil.testing.BothWays.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Calendars in both executors: leap years and years that look like them, both ends of the range, every day between.
class HandMadeDatesTest {
    private static final BothWays TABLE = BothWays.of(
            cells(
                    "d date?",
                    LocalDate.of(1900, 2, 28),
                    LocalDate.of(1900, 3, 1),
                    LocalDate.of(2000, 2, 29),
                    LocalDate.of(2100, 3, 1),
                    LocalDate.of(2199, 12, 31),
                    null),
            cells(
                    "t timestamp",
                    LocalDateTime.of(1900, 1, 1, 0, 0, 0),
                    LocalDateTime.of(2199, 12, 31, 23, 59, 59),
                    LocalDateTime.of(2024, 2, 29, 13, 7, 8),
                    LocalDateTime.of(2023, 12, 31, 23, 59, 0),
                    LocalDateTime.of(1999, 1, 1, 0, 0, 59),
                    LocalDateTime.of(2000, 2, 29, 1, 2, 3)),
            cells("n int[min=-400,max=120000]", 1, -1, 366, 0, 0, 5));

    @Test
    void partsOfDates() {
        assertThat(part(DateKind.YEAR, "d")).containsExactly("1900", "1900", "2000", "2100", "2199", "null");
        assertThat(part(DateKind.QUARTER, "d")).containsExactly("1", "1", "1", "1", "4", "null");
        assertThat(part(DateKind.MONTH, "d")).containsExactly("2", "3", "2", "3", "12", "null");
        assertThat(part(DateKind.DAY, "d")).containsExactly("28", "1", "29", "1", "31", "null");
        assertThat(part(DateKind.WEEKDAY, "d")).containsExactly("2", "3", "1", "0", "1", "null");
        assertThat(part(DateKind.DAY_OF_YEAR, "d")).containsExactly("59", "60", "60", "60", "365", "null");
    }

    @Test
    void partsOfTimestamps() {
        assertThat(part(DateKind.YEAR, "t")).containsExactly("1900", "2199", "2024", "2023", "1999", "2000");
        assertThat(part(DateKind.DAY_OF_YEAR, "t")).containsExactly("1", "365", "60", "365", "1", "60");
        assertThat(part(DateKind.WEEKDAY, "t")).containsExactly("0", "1", "3", "6", "4", "1");
        assertThat(part(DateKind.HOUR, "t")).containsExactly("0", "23", "13", "23", "0", "1");
        assertThat(part(DateKind.MINUTE, "t")).containsExactly("0", "59", "7", "59", "0", "2");
        assertThat(part(DateKind.SECOND, "t")).containsExactly("0", "59", "8", "0", "59", "3");
    }

    @Test
    void everyDayHasThePartsOfJavasCalendar() {
        List<LocalDate> days = LongStream.rangeClosed(0, 109_572)
                .filter(day -> day % 7 == 0 || day % 365 < 2 || (day > 36_000 && day < 37_500))
                .mapToObj(LocalDate.of(1900, 1, 1)::plusDays)
                .toList();
        BothWays all = BothWays.of(cells("d date", days.toArray()));
        List<Expression> parts = new ArrayList<>();
        for (DateKind kind : DateKind.values()) {
            if (!kind.ofTime()) {
                parts.add(new Expression.DatePart(kind, col("d")));
            }
        }
        assertThat(all.rows(BothWays.assigned(parts)))
                .isEqualTo(days.stream()
                        .map(day -> String.join(
                                " ",
                                String.valueOf(day.getYear()),
                                String.valueOf(day.get(IsoFields.QUARTER_OF_YEAR)),
                                String.valueOf(day.getMonthValue()),
                                String.valueOf(day.getDayOfMonth()),
                                String.valueOf(day.getDayOfWeek().getValue() - 1),
                                String.valueOf(day.getDayOfYear())))
                        .toList());
    }

    @Test
    void differencesAreSigned() {
        Expression first = new Expression.Literal(Value.of(LocalDate.of(1900, 3, 1)));
        assertThat(TABLE.values(new Expression.DateDifference(col("d"), first)))
                .containsExactly("-1", "0", "36524", "73049", "109513", "null");
        Expression noon = new Expression.Literal(Value.of(LocalDateTime.of(2024, 2, 29, 12, 0, 0)));
        assertThat(TABLE.values(new Expression.DateDifference(col("t"), noon)))
                .contains("4028", "-3918196800", "5548910399");
    }

    @Test
    void additionsEndTheRunOutsideTheRange() {
        Expression later = new Expression.DateAdd(col("d"), col("n"));
        assertThat(TABLE.values(later))
                .containsExactly("1900-03-01", "1900-02-28", "2001-03-01", "2100-03-01", "2199-12-31", "null");
        Expression second = new Expression.DateAdd(col("t"), new Expression.Literal(Value.of(1)));
        Plan plan = BothWays.assigned(List.of(second));
        assertThat(TABLE.outcome(plan)).isEqualTo(new Outcome.Ended(DisclosedFailure.Kind.CAST_VIOLATED));
        Plan before = new Plan.Filter(
                BothWays.SCAN,
                new Expression.Compare(
                        Expression.Comparison.LESS,
                        col("t"),
                        new Expression.Literal(Value.of(LocalDateTime.of(2000, 1, 1, 0, 0, 0)))),
                0);
        assertThat(TABLE.rows(BothWays.assigned(before, List.of(second))))
                .containsExactly("1900-01-01 00:00:01", "1999-01-01 00:01:00");
    }

    @Test
    void whatCannotWorkNamesTheFix() {
        assertThat(TABLE.outcome(BothWays.assigned(List.of(new Expression.DatePart(DateKind.HOUR, col("d"))))))
                .isEqualTo(new Outcome.Wrong("hour(d): hour needs a timestamp, got date"));
        assertThat(TABLE.outcome(BothWays.assigned(List.of(new Expression.DateDifference(col("d"), col("t"))))))
                .isEqualTo(new Outcome.Wrong("time(from t to d): needs two dates or two timestamps, got date and"
                        + " timestamp: cast one of them"));
    }

    private static List<String> part(DateKind kind, String column) {
        return TABLE.values(new Expression.DatePart(kind, col(column)));
    }
}
