package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each operator on a small table that shows the idea.
class OperatorsTest {
    private static final StepRef T = new StepRef(1);
    private static final StepRef U = new StepRef(2);
    private static final Plan SCAN = new Plan.Scan(T);

    private static final Frame VISITS = Example.frame(
            List.of("city: varchar[4]?", "cost: int[min=-5,max=100]?", "x: fp[min=-4,max=4,precision=10]"),
            List.of(
                    row("Bern", 10, new BigDecimal("0.5")),
                    row("Genf", 20, new BigDecimal("-1")),
                    row("Bern", null, new BigDecimal("2")),
                    row(null, -5, new BigDecimal("0")),
                    row("Bern", 11, new BigDecimal("-0.25")),
                    row(null, 7, new BigDecimal("4")),
                    row("Lugo", null, new BigDecimal("-4"))));

    private static final Frame CITIES = Example.frame(
            List.of("town: varchar[6]?", "size: uint8?"),
            List.of(row("Genf", 2), row(null, 9), row("Bern", 1), row(null, 8), row("Zurich", 3)));

    @Test
    void filterKeepsRowsThatAreTrueOnly() {
        assertThat(rows(cheap(0))).containsExactlyInAnyOrder("null | -5 | 0", "null | 7 | 4", "\"Bern\" | 10 | 0.5");
    }

    @Test
    void filterMayAskForAMinimumOfRows() {
        assertThat(rows(cheap(3))).hasSize(3);
        assertThatThrownBy(() -> rows(cheap(4)))
                .isInstanceOfSatisfying(
                        DisclosedFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.TOO_FEW_ROWS));
        assertThatThrownBy(() -> rows(cheap(8))).isInstanceOf(DisclosedFailure.class);
    }

    @Test
    void aggregateMeasuresTheWholeTable() {
        assertThat(rows(new Plan.Aggregate(SCAN, List.of(), all("cost"))))
                .containsExactly("7 | 5 | 43 | 8.59999942779541015625 | -5 | 20");
        assertThat(rows(new Plan.Aggregate(SCAN, List.of(), all("x"))))
                .containsExactly("7 | 7 | 1.25 | 0.177734375 | -4 | 4");
        assertThat(rows(new Plan.Aggregate(cheap(0), List.of(), all("cost"))))
                .containsExactly("3 | 3 | 12 | 4 | -5 | 10");
        assertThat(rows(new Plan.Aggregate(
                        SCAN, List.of(), List.of(of(Measure.Kind.MIN, "city"), of(Measure.Kind.MAX, "city")))))
                .containsExactly("\"Bern\" | \"Lugo\"");
    }

    @Test
    void aggregateOfNothingIsNullButForCounts() {
        Plan none = new Plan.Filter(SCAN, compare(Comparison.EQUAL, "cost", 99), 0);
        assertThat(rows(new Plan.Aggregate(none, List.of(), all("cost"))))
                .containsExactly("0 | 0 | null | null | null | null");
        Frame empty = Example.frame(List.of("cost: int[min=-5,max=100]"), List.of());
        assertThat(Example.rows(Trio.reveal(new Plan.Aggregate(SCAN, List.of(), all("cost")), Map.of(T, empty))))
                .containsExactly("0 | 0 | null | null | null | null");
        assertThat(Example.rows(Trio.reveal(
                        new Plan.Aggregate(SCAN, List.of(Column.of("cost")), all("cost")), Map.of(T, empty))))
                .isEmpty();
    }

    @Test
    void groupsAreMeasuredEachAndNullsAreOneGroup() {
        assertThat(rows(new Plan.Aggregate(SCAN, List.of(Column.of("city")), all("cost"))))
                .containsExactlyInAnyOrder(
                        "\"Bern\" | 3 | 2 | 21 | 10.5 | 10 | 11",
                        "\"Genf\" | 1 | 1 | 20 | 20 | 20 | 20",
                        "\"Lugo\" | 1 | 0 | null | null | null | null",
                        "null | 2 | 2 | 2 | 1 | -5 | 7");
        assertThat(rows(new Plan.Aggregate(cheap(0), List.of(Column.of("city")), all("x"))))
                .containsExactlyInAnyOrder("\"Bern\" | 1 | 1 | 0.5 | 0.5 | 0.5 | 0.5", "null | 2 | 2 | 4 | 2 | 0 | 4");
        assertThat(rows(new Plan.Aggregate(SCAN, List.of(Column.of("city")), List.of())))
                .containsExactlyInAnyOrder("\"Bern\"", "\"Genf\"", "\"Lugo\"", "null");
    }

    @Test
    void sortPutsNullsLastAndBreaksTiesByTheOtherColumns() {
        assertThat(rows(sorted("city", false)))
                .containsExactly(
                        "\"Bern\" | 10 | 0.5",
                        "\"Bern\" | 11 | -0.25",
                        "\"Bern\" | null | 2",
                        "\"Genf\" | 20 | -1",
                        "\"Lugo\" | null | -4",
                        "null | -5 | 0",
                        "null | 7 | 4");
        assertThat(rows(sorted("cost", true)))
                .containsExactly(
                        "\"Genf\" | 20 | -1",
                        "\"Bern\" | 11 | -0.25",
                        "\"Bern\" | 10 | 0.5",
                        "null | 7 | 4",
                        "null | -5 | 0",
                        "\"Bern\" | null | 2",
                        "\"Lugo\" | null | -4");
    }

    @Test
    void limitTakesTheFirstRowsThatAreThere() {
        Plan kept = new Plan.Filter(sorted("cost", true), compare(Comparison.LESS, "x", 3), 0);
        assertThat(rows(new Plan.Limit(kept, 3)))
                .containsExactly("\"Genf\" | 20 | -1", "\"Bern\" | 11 | -0.25", "\"Bern\" | 10 | 0.5");
        assertThat(rows(new Plan.Limit(kept, 5))).hasSize(5).endsWith("\"Bern\" | null | 2");
        assertThat(rows(new Plan.Limit(kept, 100))).hasSize(6);
        assertThat(rows(new Plan.Limit(kept, 0))).isEmpty();
    }

    @Test
    void concatWidensTypes() {
        Frame more = Example.frame(
                List.of("city: varchar[9]", "cost: int[min=1000,max=2000]", "x: int[min=-1,max=1]"),
                List.of(row("Frauenfel", 1500, -1)));
        Plan all = new Plan.Concat(List.of(cheap(0), new Plan.Scan(U)));
        assertThat(Example.rows(Trio.reveal(all, Map.of(T, VISITS, U, more))))
                .containsExactlyInAnyOrder(
                        "null | -5 | 0", "null | 7 | 4", "\"Bern\" | 10 | 0.5", "\"Frauenfel\" | 1500 | -1");
    }

    @Test
    void renamesAndReassignsAllAtOnce() {
        Plan swapped = new Plan.Rename(SCAN, List.of(renamed("cost", "x"), renamed("x", "cost")));
        Plan assigned = new Plan.Assign(
                swapped,
                List.of(
                        new Plan.Assignment(Column.of("x"), new Expression.ColumnRef(Column.of("cost"))),
                        new Plan.Assignment(Column.of("cost"), new Expression.ColumnRef(Column.of("x")))));
        Plan narrowed = new Plan.Limit(
                new Plan.Sort(
                        new Plan.Drop(assigned, List.of(Column.of("city"))),
                        List.of(new Plan.SortKey(Column.of("cost"), true))),
                1);
        assertThat(rows(narrowed)).containsExactly("-1 | 20");
    }

    @Test
    void joinLooksUpTheRightRowOfEqualKeys() {
        assertThat(rows(join(Plan.JoinKind.INNER, CITY)))
                .containsExactlyInAnyOrder(
                        "\"Bern\" | 10 | 0.5 | 1",
                        "\"Genf\" | 20 | -1 | 2",
                        "\"Bern\" | null | 2 | 1",
                        "\"Bern\" | 11 | -0.25 | 1");
        assertThat(rows(join(Plan.JoinKind.LEFT, CITY)))
                .containsExactlyInAnyOrder(
                        "\"Bern\" | 10 | 0.5 | 1",
                        "\"Genf\" | 20 | -1 | 2",
                        "\"Bern\" | null | 2 | 1",
                        "null | -5 | 0 | null",
                        "\"Bern\" | 11 | -0.25 | 1",
                        "null | 7 | 4 | null",
                        "\"Lugo\" | null | -4 | null");
    }

    @Test
    void joinMatchesNumbersOfOtherBoundsAndSeveralKeys() {
        assertThat(rows(join(Plan.JoinKind.INNER, new Plan.KeyPair(Column.of("cost"), Column.of("size")))))
                .isEmpty();
        Frame ones = Example.frame(
                List.of("n: int[min=7,max=11]", "t: varchar[5]", "w: fp[min=-1,max=1,precision=4]"),
                List.of(row(10, "Bern", new BigDecimal("0.5")), row(7, "Bern", new BigDecimal("1"))));
        Plan join = new Plan.Join(
                SCAN,
                new Plan.Scan(U),
                List.of(
                        new Plan.KeyPair(Column.of("cost"), Column.of("n")),
                        new Plan.KeyPair(Column.of("city"), Column.of("t"))),
                Plan.JoinKind.LEFT);
        assertThat(Example.rows(Trio.reveal(
                        new Plan.Filter(join, compare(Comparison.GREATER, "w", -5), 0), Map.of(T, VISITS, U, ones))))
                .containsExactly("\"Bern\" | 10 | 0.5 | 0.5");
    }

    @Test
    void joinRefusesAKeyThatStandsTwiceOnTheRight() {
        Plan again = new Plan.Join(new Plan.Scan(U), SCAN, List.of(swapped()), Plan.JoinKind.LEFT);
        assertThatThrownBy(() -> rows(again))
                .isInstanceOfSatisfying(
                        DisclosedFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.DUPLICATE_KEY));
        Plan unique = new Plan.Join(new Plan.Scan(U), cheap(0), List.of(swapped()), Plan.JoinKind.INNER);
        assertThat(rows(unique)).containsExactly("\"Bern\" | 1 | 10 | 0.5");
    }

    @Test
    void joinWithAnEmptyTableMatchesNothing() {
        Frame none = Example.frame(List.of("town: varchar[6]?", "size: uint8?"), List.of());
        assertThat(Example.rows(Trio.reveal(join(Plan.JoinKind.INNER, CITY), Map.of(T, VISITS, U, none))))
                .isEmpty();
        assertThat(Example.rows(Trio.reveal(join(Plan.JoinKind.LEFT, CITY), Map.of(T, VISITS, U, none))))
                .hasSize(7);
        Plan reversed = new Plan.Join(new Plan.Scan(U), cheap(0), List.of(swapped()), Plan.JoinKind.LEFT);
        assertThat(Example.rows(Trio.reveal(reversed, Map.of(T, VISITS, U, none))))
                .isEmpty();
    }

    private static final Plan.KeyPair CITY = new Plan.KeyPair(Column.of("city"), Column.of("town"));

    private static Plan.KeyPair swapped() {
        return new Plan.KeyPair(Column.of("town"), Column.of("city"));
    }

    private static Plan join(Plan.JoinKind kind, Plan.KeyPair key) {
        return new Plan.Join(SCAN, new Plan.Scan(U), List.of(key), kind);
    }

    private static Plan cheap(long minimumRows) {
        return new Plan.Filter(SCAN, compare(Comparison.LESS, "cost", 11), minimumRows);
    }

    private static Plan sorted(String column, boolean descending) {
        return new Plan.Sort(SCAN, List.of(new Plan.SortKey(Column.of(column), descending)));
    }

    private static Plan.Renaming renamed(String from, String to) {
        return new Plan.Renaming(Column.of(from), Column.of(to));
    }

    private static Expression compare(Comparison comparison, String column, long value) {
        return new Expression.Compare(
                comparison, new Expression.ColumnRef(Column.of(column)), new Expression.Literal(Value.of(value)));
    }

    private static Measure of(Measure.Kind kind, String column) {
        return new Measure.OfColumn(kind, Column.of(column), Column.of(kind + " of " + column));
    }

    private static List<Measure> all(String column) {
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure.CountRows(Column.of("rows")));
        List.of(Measure.Kind.COUNT, Measure.Kind.SUM, Measure.Kind.MEAN, Measure.Kind.MIN, Measure.Kind.MAX)
                .forEach(kind -> measures.add(of(kind, column)));
        return measures;
    }

    private static List<String> rows(Plan plan) {
        return Example.rows(Trio.reveal(plan, Map.of(T, VISITS, U, CITIES)));
    }
}
