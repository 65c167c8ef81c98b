package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Small tables on which both executors give the result that stands here.
class HandMadeTest {
    private static final Handle PEOPLE = Handle.of("A".repeat(64));
    private static final Handle VISITS = Handle.of("B".repeat(64));
    private static final Plan SCAN = new Plan.Scan(PEOPLE);
    private static final Plan VISITED = new Plan.Scan(VISITS);
    private static final Map<TableRef, Frame> TABLES = Map.of(
            PEOPLE,
            frame(
                    List.of("id uint8?", "age uint8?", "city varchar[4]?"),
                    row(1, 70, "Bern"),
                    row(2, null, "Bern"),
                    row(3, 40, null),
                    row(null, 50, "Genf"),
                    row(3, 41, null)),
            VISITS,
            frame(
                    List.of("pid uint16?", "units int[min=-7,max=7]"),
                    row(3, -3),
                    row(1, 2),
                    row(null, 7),
                    row(null, 7)));

    @Test
    void filterKeepsOnlyWhatIsTrue() {
        assertRows(over(45), "1 70 \"Bern\"", "null 50 \"Genf\"");
    }

    @Test
    void joinsMatchEqualKeysAndNoNulls() {
        assertRows(join(JoinKind.INNER), "1 70 \"Bern\" 2", "3 40 null -3", "3 41 null -3");
        assertRows(
                join(JoinKind.LEFT),
                "1 70 \"Bern\" 2",
                "2 null \"Bern\" null",
                "3 40 null -3",
                "3 41 null -3",
                "null 50 \"Genf\" null");
    }

    @Test
    void aDuplicateRightKeyEndsTheRun() {
        Plan swapped = new Plan.Join(VISITED, SCAN, List.of(keys("pid", "id")), JoinKind.INNER);
        assertEnds(swapped, DisclosedFailure.Kind.DUPLICATE_KEY);
    }

    @Test
    void tooFewRowsEndTheRun() {
        assertEnds(
                new Plan.Filter(SCAN, compare(Comparison.GREATER, col("age"), 45), 3),
                DisclosedFailure.Kind.TOO_FEW_ROWS);
    }

    @Test
    void aCastThatIsViolatedEndsTheRun() {
        Expression narrow = new Expression.Cast(col("age"), Type.int_(0, 60).withNullable(true));
        assertEnds(assigned("x", narrow), DisclosedFailure.Kind.CAST_VIOLATED);
        Plan filtered = new Plan.Filter(SCAN, compare(Comparison.LESS, col("age"), 60), 0);
        assertRows(
                new Plan.Select(
                        new Plan.Assign(filtered, List.of(new Plan.Assignment(Column.of("x"), narrow))),
                        List.of(Column.of("x"))),
                "40",
                "41",
                "50");
    }

    @Test
    void groupsFormOverNullsToo() {
        List<Measure> measures = Stream.of(
                        Measure.Kind.COUNT, Measure.Kind.SUM, Measure.Kind.MEAN, Measure.Kind.MIN, Measure.Kind.MAX)
                .<Measure>map(kind -> new Measure.OfColumn(kind, Column.of("age"), Column.of(kind.name())))
                .toList();
        assertRows(
                new Plan.Aggregate(SCAN, List.of(Column.of("city")), measures),
                "\"Bern\" 1 70 70 70 70",
                "null 2 81 40.5 40 41",
                "\"Genf\" 1 50 50 50 50");
        Plan nobody = new Plan.Filter(SCAN, compare(Comparison.GREATER, col("age"), 200), 0);
        assertRows(new Plan.Aggregate(nobody, List.of(), measures), "0 null null null null");
        assertRows(new Plan.Aggregate(nobody, List.of(Column.of("city")), measures));
    }

    @Test
    void aMeanIsTheExactFloor() {
        Plan mean = new Plan.Aggregate(
                VISITED,
                List.of(),
                List.of(new Measure.OfColumn(Measure.Kind.MEAN, Column.of("units"), Column.of("m"))));
        assertRows(mean, "3.25");
        Plan negative = new Plan.Aggregate(
                new Plan.Filter(VISITED, compare(Comparison.LESS, col("units"), 7), 0),
                List.of(Column.of("pid")),
                List.of(new Measure.OfColumn(Measure.Kind.MEAN, Column.of("units"), Column.of("m"))));
        assertRows(negative, "1 2", "3 -3");
    }

    @Test
    void sortPutsNullsLastAndLimitTakesTheFirst() {
        Plan sorted = new Plan.Sort(SCAN, List.of(new SortKey(Column.of("age"), true)));
        assertRows(sorted, "1 70 \"Bern\"", "null 50 \"Genf\"", "3 41 null", "3 40 null", "2 null \"Bern\"");
        assertRows(
                new Plan.Limit(new Plan.Filter(sorted, compare(Comparison.LESS, col("age"), 60), 0), 2),
                "null 50 \"Genf\"",
                "3 41 null");
    }

    @Test
    void concatUnitesTypes() {
        Plan pids = new Plan.Rename(
                new Plan.Select(VISITED, List.of(Column.of("pid"))),
                List.of(new Plan.Renaming(Column.of("pid"), Column.of("id"))));
        Plan ids = new Plan.Select(SCAN, List.of(Column.of("id")));
        assertRows(new Plan.Concat(List.of(ids, pids)), "1", "2", "3", "null", "3", "3", "1", "null", "null");
    }

    @Test
    void aProductIsTheExactFloor() {
        Expression fine = new Expression.Literal(new Value.FixedValue(BigInteger.valueOf(3), 4));
        Expression coarse = new Expression.Cast(col("units"), TypeText.type("fp[precision=2,min=-7,max=7]"));
        Expression halved = new Expression.Arithmetic(
                ArithmeticOperator.MULTIPLY,
                coarse,
                new Expression.Literal(new Value.FixedValue(BigInteger.valueOf(1), 2)));
        Plan product = new Plan.Assign(
                VISITED,
                List.of(
                        new Plan.Assignment(
                                Column.of("a"), new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, halved, fine)),
                        new Plan.Assignment(Column.of("b"), halved)));
        assertRows(
                new Plan.Select(product, List.of(Column.of("units"), Column.of("a"), Column.of("b"))),
                "-3 -0.1875 -0.75",
                "2 0.0625 0.5",
                "7 0.3125 1.75",
                "7 0.3125 1.75");
    }

    @Test
    void aConstantOfAWiderTypeEqualsOnlyItself() {
        Expression two = new Expression.FillNull(new Expression.Literal(Value.of(2)), Value.of(216));
        assertRows(new Plan.Filter(VISITED, compare(Comparison.EQUAL, two, 20), 0));
        assertThat(ends(new Plan.Filter(VISITED, compare(Comparison.EQUAL, two, 2), 0)))
                .hasSize(4);
        assertThat(ends(new Plan.Filter(VISITED, compare(Comparison.LESS, two, 20), 0)))
                .hasSize(4);
        assertThat(ends(new Plan.Filter(
                        VISITED, new Expression.Not(new Expression.IsIn(two, List.of(Value.of(20), Value.of(3)))), 0)))
                .hasSize(4);
    }

    private static void assertRows(Plan plan, String... rows) {
        if (new Case(TABLES, plan).relation().sorted()) {
            assertThat(ends(plan)).containsExactly(rows);
        } else {
            assertThat(ends(plan)).containsExactlyInAnyOrder(rows);
        }
    }

    private static void assertEnds(Plan plan, DisclosedFailure.Kind kind) {
        Case given = new Case(TABLES, plan);
        assertThat(Executor.clear(given)).isEqualTo(new Outcome.Ended(kind));
        assertThat(Executor.secret(given)).isEqualTo(new Outcome.Ended(kind));
    }

    /// The rows of the result, in which both executors agree.
    private static List<String> ends(Plan plan) {
        Case given = new Case(TABLES, plan);
        assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        return switch (Executor.clear(given)) {
            case Outcome.Rows(Frame frame) -> shown(frame);
            case Outcome.Ended _, Outcome.Wrong _, Outcome.Broken _ ->
                throw new AssertionError(Executor.clear(given).toString());
        };
    }

    private static List<String> shown(Frame frame) {
        return Stream.iterate(0, row -> row < frame.rows(), row -> row + 1)
                .map(row -> String.join(
                        " ", frame.row(row).stream().map(Value::toString).toList()))
                .toList();
    }

    private static Plan over(long age) {
        return new Plan.Filter(SCAN, compare(Comparison.GREATER, col("age"), age), 0);
    }

    private static Plan join(JoinKind kind) {
        return new Plan.Join(SCAN, VISITED, List.of(keys("id", "pid")), kind);
    }

    private static KeyPair keys(String left, String right) {
        return new KeyPair(Column.of(left), Column.of(right));
    }

    private static Plan assigned(String column, Expression value) {
        return new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of(column), value)));
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression compare(Comparison comparison, Expression left, long right) {
        return new Expression.Compare(comparison, left, new Expression.Literal(Value.of(right)));
    }

    @SafeVarargs
    private static Frame frame(List<String> columns, List<@Nullable Object>... rows) {
        Schema schema = new Schema(columns.stream()
                .map(text -> Field.of(
                        text.substring(0, text.indexOf(' ')), TypeText.type(text.substring(text.indexOf(' ') + 1))))
                .toList());
        Frame.Builder builder = Frame.builder(schema, rows.length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < schema.size(); column++) {
                Object cell = rows[row].get(column);
                builder.set(
                        column,
                        row,
                        cell == null
                                ? null
                                : cell instanceof Integer n ? Value.of(n.longValue()) : Value.of((String) cell));
            }
        }
        return builder.build();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
