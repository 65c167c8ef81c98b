package dev.trefoil.testing;

import static dev.trefoil.testing.BothExecutors.frame;
import static dev.trefoil.testing.BothExecutors.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.plan.WindowMeasure.PlaceKind;
import dev.trefoil.plan.WindowMeasure.ShiftKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Windows on small tables, in both executors.
class WindowTest {
    private static final Handle T = Handle.of("D".repeat(64));
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Frame TABLE = frame(
            List.of("city varchar[4]?", "day uint8", "sales int[min=-100,max=100]?"),
            row("Bern", 1, 5),
            row("Bern", 2, null),
            row("Bern", 2, -7),
            row("Bern", 3, 4),
            row("Genf", 1, null),
            row("Genf", 9, 8),
            row(null, 4, 1),
            row(null, 4, 1),
            row("Hid", 1, 99),
            row("Bern", 0, 98));
    /// Without the last two rows, which stay hidden.
    private static final Plan KEPT = new Plan.Filter(
            SCAN,
            new Expression.Or(
                    new Expression.IsNull(col("sales")),
                    new Expression.Compare(Comparison.LESS, col("sales"), new Expression.Literal(Value.of(50)))),
            0);

    @Test
    void placesCountFromTheFirstRowOfTheGroup() {
        assertThat(rows(
                        KEPT,
                        byDay(
                                place(PlaceKind.ROW_NUMBER, "n"),
                                place(PlaceKind.RANK, "r"),
                                place(PlaceKind.DENSE_RANK, "d"))))
                .containsExactlyInAnyOrder(
                        "\"Bern\" 1 5 1 1 1",
                        "\"Bern\" 2 -7 2 2 2",
                        "\"Bern\" 2 null 3 2 2",
                        "\"Bern\" 3 4 4 4 3",
                        "\"Genf\" 1 null 1 1 1",
                        "\"Genf\" 9 8 2 2 2",
                        "null 4 1 1 1 1",
                        "null 4 1 2 1 1");
    }

    @Test
    void shiftsStayInTheGroup() {
        assertThat(rows(
                        KEPT,
                        byDay(
                                shift(ShiftKind.LAG, "sales", 1, "before"),
                                shift(ShiftKind.LEAD, "day", 2, "later"),
                                shift(ShiftKind.LAG, "day", 0, "same"))))
                .containsExactlyInAnyOrder(
                        "\"Bern\" 1 5 null 2 1",
                        "\"Bern\" 2 -7 5 3 2",
                        "\"Bern\" 2 null -7 null 2",
                        "\"Bern\" 3 4 null null 3",
                        "\"Genf\" 1 null null null 1",
                        "\"Genf\" 9 8 null null 9",
                        "null 4 1 null null 4",
                        "null 4 1 1 null 4");
        assertThat(rows(KEPT, byDay(shift(ShiftKind.LAG, "day", 400, "far"), shift(ShiftKind.LEAD, "day", 10, "end"))))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row).endsWith(" null null"));
    }

    @Test
    void aRunningSumSkipsNullsAndIsNullUntilAValueCame() {
        assertThat(rows(
                        KEPT,
                        byDay(new WindowMeasure.RunningSum(Column.of("sales"), Column.of("sum"))),
                        byDay(new WindowMeasure.RunningSum(Column.of("day"), Column.of("days")))))
                .containsExactlyInAnyOrder(
                        "\"Bern\" 1 5 5 1",
                        "\"Bern\" 2 -7 -2 3",
                        "\"Bern\" 2 null -2 5",
                        "\"Bern\" 3 4 2 8",
                        "\"Genf\" 1 null null 1",
                        "\"Genf\" 9 8 8 10",
                        "null 4 1 1 4",
                        "null 4 1 2 8");
    }

    @Test
    void measuresOfTheGroupStandBesideEachRow() {
        WindowMeasure[] measures = {
            ofGroup(new Measure.CountRows(Column.of("rows"))),
            ofGroup(new Measure.OfColumn(Measure.Kind.SUM, Column.of("sales"), Column.of("sum"))),
            ofGroup(new Measure.OfColumn(Measure.Kind.MIN, Column.of("sales"), Column.of("min"))),
            ofGroup(new Measure.OfColumn(Measure.Kind.MEAN, Column.of("day"), Column.of("mean")))
        };
        assertThat(rows(KEPT, byDay(measures)))
                .containsExactlyInAnyOrder(
                        "\"Bern\" 1 5 4 2 -7 2",
                        "\"Bern\" 2 -7 4 2 -7 2",
                        "\"Bern\" 2 null 4 2 -7 2",
                        "\"Bern\" 3 4 4 2 -7 2",
                        "\"Genf\" 1 null 2 8 8 5",
                        "\"Genf\" 9 8 2 8 8 5",
                        "null 4 1 2 2 1 4",
                        "null 4 1 2 2 1 4");
        assertThat(rows(KEPT, over(List.of(), List.of(), measures)))
                .hasSize(8)
                .contains("\"Bern\" 1 5 8 12 -7 3.25")
                .allSatisfy(row -> assertThat(row).endsWith(" 8 12 -7 3.25"));
    }

    @Test
    void withoutAGroupAllRowsAreOne() {
        assertThat(rows(
                        KEPT,
                        over(
                                List.of(),
                                List.of(new Plan.SortKey(Column.of("day"), true)),
                                place(PlaceKind.ROW_NUMBER, "n"),
                                place(PlaceKind.DENSE_RANK, "d"),
                                shift(ShiftKind.LAG, "day", 1, "before"))))
                .contains("\"Genf\" 9 8 1 1 null", "null 4 1 2 2 9", "null 4 1 3 2 4", "\"Bern\" 3 4 4 3 4")
                .hasSize(8);
        assertThat(rows(SCAN, over(List.of(), List.of(), place(PlaceKind.RANK, "r"), place(PlaceKind.DENSE_RANK, "d"))))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row).endsWith(" 1 1"));
    }

    @Test
    void oneRowAndNoRow() {
        Frame one = frame(List.of("city varchar[4]?", "day uint8", "sales int[min=-100,max=100]?"), row(null, 3, null));
        Frame none = frame(List.of("city varchar[4]?", "day uint8", "sales int[min=-100,max=100]?"));
        Plan window = byDay(
                        place(PlaceKind.RANK, "r"),
                        shift(ShiftKind.LEAD, "day", 1, "next"),
                        new WindowMeasure.RunningSum(Column.of("day"), Column.of("sum")),
                        ofGroup(new Measure.OfColumn(Measure.Kind.MAX, Column.of("sales"), Column.of("max"))))
                .over(SCAN);
        assertThat(BothExecutors.rows(Map.of(T, one), window)).containsExactly("null 3 null 1 null 3 null");
        assertThat(BothExecutors.rows(Map.of(T, none), window)).isEmpty();
    }

    @Test
    void onlyWhatIsWantedIsComputed() {
        Plan window = byDay(place(PlaceKind.RANK, "r"), place(PlaceKind.ROW_NUMBER, "n"))
                .over(KEPT);
        assertThat(rows(new Plan.Select(window, List.of(Column.of("r")))))
                .containsExactlyInAnyOrder("1", "2", "2", "4", "1", "2", "1", "1");
        assertThat(rows(new Plan.Select(window, List.of(Column.of("day"))))).hasSize(8);
    }

    private record Over(List<Column> by, List<Plan.SortKey> order, List<WindowMeasure> measures) {
        Plan over(Plan input) {
            return new Plan.Window(input, by, order, measures);
        }
    }

    private static List<String> rows(Plan input, Over... windows) {
        Plan plan = input;
        for (Over window : windows) {
            plan = window.over(plan);
        }
        return rows(plan);
    }

    private static List<String> rows(Plan plan) {
        return BothExecutors.rows(Map.of(T, TABLE), plan);
    }

    private static Over byDay(WindowMeasure... measures) {
        return over(List.of(Column.of("city")), List.of(new Plan.SortKey(Column.of("day"), false)), measures);
    }

    private static Over over(List<Column> by, List<Plan.SortKey> order, WindowMeasure... measures) {
        return new Over(by, order, new ArrayList<>(Arrays.asList(measures)));
    }

    private static WindowMeasure place(PlaceKind kind, String output) {
        return new WindowMeasure.Place(kind, Column.of(output));
    }

    private static WindowMeasure shift(ShiftKind kind, String input, long offset, String output) {
        return new WindowMeasure.Shift(kind, Column.of(input), offset, Column.of(output));
    }

    private static WindowMeasure ofGroup(Measure measure) {
        return new WindowMeasure.OfGroup(measure);
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }
}
