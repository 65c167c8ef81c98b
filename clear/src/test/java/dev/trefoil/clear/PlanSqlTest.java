package dev.trefoil.clear;

import static dev.trefoil.clear.Sample.SCAN;
import static dev.trefoil.clear.Sample.SCAN_OTHER;
import static dev.trefoil.clear.Sample.col;
import static dev.trefoil.clear.Sample.frame;
import static dev.trefoil.clear.Sample.lit;
import static dev.trefoil.clear.Sample.row;
import static dev.trefoil.clear.Sample.run;
import static dev.trefoil.clear.Sample.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Plan.SortKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanSqlTest {
    private static final Frame PEOPLE = frame(
            schema("id uint8?", "age uint8?", "city varchar[4]?"),
            row(1, 70, "Bern"),
            row(2, null, "Bern"),
            row(3, 40, null),
            row(null, 50, "Genf"),
            row(3, 41, null));
    private static final Frame VISITS = frame(
            schema("pid uint16?", "cost fp16[precision=1]"), row(3, 1.5), row(1, 2.0), row(null, 9.0), row(null, 9.5));

    @Test
    void columnsAreSelectedDroppedAndRenamed() {
        assertThat(run(new Plan.Select(SCAN, columns("city", "id")), PEOPLE)).contains("\"Bern\" 1", "null 3");
        assertThat(run(new Plan.Drop(SCAN, columns("age")), PEOPLE)).contains("1 \"Bern\"", "null \"Genf\"");
        Plan swapped = new Plan.Rename(
                SCAN,
                List.of(
                        new Plan.Renaming(Column.of("id"), Column.of("age")),
                        new Plan.Renaming(Column.of("age"), Column.of("id"))));
        assertThat(run(new Plan.Select(swapped, columns("id", "age")), PEOPLE)).contains("70 1");
    }

    @Test
    void allAssignmentsReadTheInput() {
        Plan swapped = new Plan.Assign(
                SCAN,
                List.of(
                        new Plan.Assignment(Column.of("id"), col("age")),
                        new Plan.Assignment(Column.of("new"), col("id")),
                        new Plan.Assignment(Column.of("age"), col("id"))));
        assertThat(run(swapped, PEOPLE)).contains("70 1 \"Bern\" 1", "null 2 \"Bern\" 2", "50 null \"Genf\" null");
    }

    @Test
    void aFilterKeepsOnlyWhatIsTrue() {
        assertThat(run(over(45, 0), PEOPLE)).containsExactlyInAnyOrder("1 70 \"Bern\"", "null 50 \"Genf\"");
    }

    @Test
    void aFilterBelowItsMinimumEndsTheRun() {
        assertThat(run(over(45, 2), PEOPLE)).hasSize(2);
        assertFails(DisclosedFailure.Kind.TOO_FEW_ROWS, () -> run(over(45, 3), PEOPLE));
    }

    @Test
    void anInnerJoinMatchesEqualKeysAndNoNulls() {
        assertThat(run(join(JoinKind.INNER), PEOPLE, VISITS))
                .containsExactlyInAnyOrder("1 70 \"Bern\" 2", "3 40 null 1.5", "3 41 null 1.5");
    }

    @Test
    void aLeftJoinKeepsEveryLeftRow() {
        assertThat(run(join(JoinKind.LEFT), PEOPLE, VISITS))
                .containsExactlyInAnyOrder(
                        "1 70 \"Bern\" 2",
                        "2 null \"Bern\" null",
                        "3 40 null 1.5",
                        "3 41 null 1.5",
                        "null 50 \"Genf\" null");
    }

    @Test
    void aRightKeyTwiceEndsTheRunUnlessItIsFilteredOut() {
        Plan swapped = new Plan.Join(
                SCAN_OTHER, SCAN, List.of(new KeyPair(Column.of("pid"), Column.of("id"))), JoinKind.INNER);
        assertFails(DisclosedFailure.Kind.DUPLICATE_KEY, () -> run(swapped, PEOPLE, VISITS));
        Plan filtered = new Plan.Join(
                SCAN_OTHER,
                new Plan.Filter(SCAN, new Expression.Compare(Comparison.NOT_EQUAL, col("age"), lit(41)), 0),
                List.of(new KeyPair(Column.of("pid"), Column.of("id"))),
                JoinKind.INNER);
        assertThat(run(filtered, PEOPLE, VISITS)).containsExactlyInAnyOrder("3 1.5 40 null", "1 2 70 \"Bern\"");
    }

    @Test
    void aGlobalAggregateHasOneRowEvenOfNothing() {
        Plan all = new Plan.Aggregate(SCAN, List.of(), measures("age"));
        assertThat(run(all, PEOPLE)).containsExactly("5 4 201 50.25 40 70");
        assertThat(run(all, frame(PEOPLE.schema()))).containsExactly("0 0 null null null null");
    }

    @Test
    void nullsFormOneGroup() {
        Plan grouped = new Plan.Aggregate(SCAN, columns("city"), measures("age"));
        assertThat(run(grouped, PEOPLE))
                .containsExactlyInAnyOrder(
                        "\"Bern\" 2 1 70 70 70 70", "null 2 2 81 40.5 40 41", "\"Genf\" 1 1 50 50 50 50");
        assertThat(run(grouped, frame(PEOPLE.schema()))).isEmpty();
    }

    @Test
    void groupingWithoutMeasuresIsDistinct() {
        assertThat(run(new Plan.Aggregate(SCAN, columns("city", "id"), List.of()), PEOPLE))
                .containsExactlyInAnyOrder("\"Bern\" 1", "\"Bern\" 2", "null 3", "\"Genf\" null");
    }

    @Test
    void aMeanIsTheExactFloor() {
        Frame table = frame(schema("a int8", "x fp16[precision=1]"), row(-1, -0.5), row(0, 0.0), row(0, 0.0));
        Plan mean = new Plan.Aggregate(
                SCAN,
                List.of(),
                List.of(
                        new Measure.OfColumn(Measure.Kind.MEAN, Column.of("a"), Column.of("m")),
                        new Measure.OfColumn(Measure.Kind.MEAN, Column.of("x"), Column.of("y"))));
        // floor(-2^20 / 3) = -349526
        assertThat(run(mean, table)).containsExactly("-0.3333339691162109375 -0.5");
    }

    @Test
    void minimaOfTextFollowItsBytes() {
        Frame table = frame(schema("t varchar[3]?"), row("b"), row("a"), row((Object) null), row("é"), row("B"));
        Plan extremes = new Plan.Aggregate(SCAN, List.of(), measures("t").subList(4, 6));
        assertThat(run(extremes, table)).containsExactly("\"B\" \"é\"");
    }

    @Test
    void sortPutsNullsLastAndBreaksTiesByAllColumns() {
        assertThat(run(new Plan.Sort(SCAN, List.of(new SortKey(Column.of("city"), true))), PEOPLE))
                .containsExactly("null 50 \"Genf\"", "1 70 \"Bern\"", "2 null \"Bern\"", "3 40 null", "3 41 null");
        assertThat(run(new Plan.Sort(SCAN, List.of(new SortKey(Column.of("id"), true))), PEOPLE))
                .containsExactly("3 40 null", "3 41 null", "2 null \"Bern\"", "1 70 \"Bern\"", "null 50 \"Genf\"");
    }

    @Test
    void limitTakesTheFirstOfWhatIsLeftAfterASort() {
        Plan sorted = new Plan.Sort(SCAN, List.of(new SortKey(Column.of("age"), false)));
        Plan filtered = new Plan.Filter(sorted, new Expression.Compare(Comparison.NOT_EQUAL, col("age"), lit(41)), 0);
        Plan renamed = new Plan.Drop(new Plan.Limit(filtered, 2), columns("age"));
        assertThat(run(renamed, PEOPLE)).containsExactly("3 null", "null \"Genf\"");
        assertThat(run(new Plan.Limit(sorted, 0), PEOPLE)).isEmpty();
        assertThat(run(new Plan.Limit(sorted, 100), PEOPLE)).hasSize(5);
    }

    @Test
    void concatBringsColumnsToOneType() {
        Frame fine = frame(schema("id fp16[precision=1]", "age int8", "city varchar[9]"), row(0.5, -1, "Lausanne"));
        assertThat(run(new Plan.Concat(List.of(SCAN, SCAN_OTHER, SCAN_OTHER)), PEOPLE, fine))
                .contains("1 70 \"Bern\"", "0.5 -1 \"Lausanne\"")
                .hasSize(7);
    }

    private static Plan over(int age, long minimum) {
        return new Plan.Filter(SCAN, new Expression.Compare(Comparison.GREATER, col("age"), lit(age)), minimum);
    }

    private static Plan join(JoinKind kind) {
        return new Plan.Join(SCAN, SCAN_OTHER, List.of(new KeyPair(Column.of("id"), Column.of("pid"))), kind);
    }

    private static List<Column> columns(String... names) {
        return List.of(names).stream().map(Column::of).toList();
    }

    /// Rows, count, sum, mean, min, max.
    private static List<Measure> measures(String column) {
        List<Measure> measures = new java.util.ArrayList<>(List.of(new Measure.CountRows(Column.of("rows"))));
        for (Measure.Kind kind :
                List.of(Measure.Kind.COUNT, Measure.Kind.SUM, Measure.Kind.MEAN, Measure.Kind.MIN, Measure.Kind.MAX)) {
            measures.add(new Measure.OfColumn(kind, Column.of(column), Column.of(kind.name())));
        }
        return measures;
    }

    private static void assertFails(
            DisclosedFailure.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
        assertThatThrownBy(run)
                .isInstanceOfSatisfying(
                        DisclosedFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
