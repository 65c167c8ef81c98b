package dev.trefoil.testing;

import static dev.trefoil.testing.BothExecutors.frame;
import static dev.trefoil.testing.BothExecutors.row;
import static dev.trefoil.testing.BothExecutors.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Limit with an offset, tail, shuffle and trim on small tables, in both executors.
class OrderedRowsTest {
    private static final Handle T = Handle.of("C".repeat(64));
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Frame TABLE = frame(
            List.of("x int[min=-9,max=99]?", "y varchar[2]"),
            row(5, "a"),
            row(null, "b"),
            row(3, "c"),
            row(5, "b"),
            row(-9, "d"),
            row(99, "e"));
    private static final Plan SORTED = new Plan.Sort(SCAN, List.of(new Plan.SortKey(Column.of("x"), false)));
    /// `-9 d`, `3 c`, `5 a`, `5 b`, of six rows of which two are hidden.
    private static final Plan KEPT = new Plan.Filter(SORTED, less("x", 50), 0);

    @Test
    void limitTakesTheRowsBehindItsOffset() {
        assertThat(rows(new Plan.Limit(SORTED, 1, 3))).containsExactly("3 \"c\"", "5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Limit(KEPT, 2, 9))).containsExactly("5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Limit(KEPT, 3, 2))).containsExactly("5 \"b\"");
        assertThat(rows(new Plan.Limit(KEPT, 4, 2))).isEmpty();
        assertThat(rows(new Plan.Limit(KEPT, 600, 2))).isEmpty();
        assertThat(rows(new Plan.Limit(KEPT, 2, 0))).isEmpty();
    }

    @Test
    void tailTakesTheLastRowsThatAreThere() {
        assertThat(rows(new Plan.Tail(SORTED, 2))).containsExactly("99 \"e\"", "null \"b\"");
        assertThat(rows(new Plan.Tail(KEPT, 2))).containsExactly("5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Tail(KEPT, 5))).containsExactly("-9 \"d\"", "3 \"c\"", "5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Tail(KEPT, 6))).hasSize(4);
        assertThat(rows(new Plan.Tail(KEPT, 600))).hasSize(4);
        assertThat(rows(new Plan.Tail(KEPT, 0))).isEmpty();
    }

    @Test
    void whatFollowsATailReadsItsRowsOnly() {
        Plan tail = new Plan.Tail(KEPT, 3);
        assertThat(rows(new Plan.Limit(tail, 1, 1))).containsExactly("5 \"a\"");
        assertThat(rows(new Plan.Tail(tail, 1))).containsExactly("5 \"b\"");
        assertThat(rows(new Plan.Aggregate(tail, List.of(), List.of(sum("x"))))).containsExactly("13");
    }

    @Test
    void emptyTablesAndSingleRows() {
        Frame one = frame(List.of("x int[min=-9,max=99]?", "y varchar[2]"), row(7, "z"));
        Frame none = frame(List.of("x int[min=-9,max=99]?", "y varchar[2]"));
        List<Function<Plan, Plan>> operators = List.of(
                plan -> new Plan.Limit(plan, 0, 2),
                plan -> new Plan.Tail(plan, 2),
                Plan.Shuffle::new,
                Plan.Trim::new,
                plan -> new Plan.Trim(new Plan.Shuffle(plan)));
        for (Function<Plan, Plan> operator : operators) {
            Plan kept = operator.apply(KEPT);
            assertThat(BothExecutors.rows(Map.of(T, one), kept)).containsExactly("7 \"z\"");
            assertThat(BothExecutors.rows(Map.of(T, none), kept)).isEmpty();
        }
        assertThat(BothExecutors.rows(Map.of(T, one), new Plan.Limit(KEPT, 1, 1)))
                .isEmpty();
    }

    @Test
    void aShuffledTableHasTheSameRows() {
        assertThat(rows(new Plan.Shuffle(KEPT))).containsExactlyInAnyOrder("-9 \"d\"", "3 \"c\"", "5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Sort(new Plan.Shuffle(KEPT), List.of(new Plan.SortKey(Column.of("y"), false)))))
                .containsExactly("5 \"a\"", "5 \"b\"", "3 \"c\"", "-9 \"d\"");
    }

    /// The six orders of three rows of which one more is hidden, and the sample of the first, come about equally often:
    /// chi-square of five degrees of freedom stays below 30 but for once in 70,000 runs.
    @Test
    void everyOrderIsEquallyLikely() {
        Plan shuffled = new Plan.Shuffle(new Plan.Filter(SCAN, less("x", 5), 0));
        Plan three = new Plan.Shuffle(new Plan.Filter(SCAN, less("x", 6), 0));
        for (Executor executor : List.<Executor>of(Executor::clear, Executor::secret)) {
            Map<String, Integer> pairs = new HashMap<>();
            Map<String, Integer> samples = new HashMap<>();
            for (int i = 0; i < 120; i++) {
                pairs.merge(shown(executor.run(of(shuffled))).toString(), 1, Integer::sum);
                List<String> sample = shown(executor.run(of(new Plan.Limit(three, 2))));
                assertThat(sample).hasSize(2).doesNotHaveDuplicates();
                samples.merge(sample.getFirst(), 1, Integer::sum);
            }
            assertThat(pairs.keySet()).hasSize(2);
            assertThat(samples.keySet()).containsExactlyInAnyOrder("-9 \"d\"", "3 \"c\"", "5 \"a\"", "5 \"b\"");
            assertThat(chiSquare(pairs, 60)).isLessThan(30);
            assertThat(chiSquare(samples, 30)).isLessThan(30);
        }
    }

    @Test
    void aTrimmedTableIsTheSameTable() {
        Plan unsorted = new Plan.Filter(SCAN, less("x", 50), 0);
        assertThat(rows(new Plan.Trim(unsorted)))
                .containsExactlyInAnyOrder("-9 \"d\"", "3 \"c\"", "5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Trim(KEPT))).containsExactly("-9 \"d\"", "3 \"c\"", "5 \"a\"", "5 \"b\"");
        assertThat(rows(new Plan.Tail(new Plan.Trim(KEPT), 1))).containsExactly("5 \"b\"");
        assertThat(rows(new Plan.Limit(new Plan.Trim(KEPT), 3, 5))).containsExactly("5 \"b\"");
        assertThat(rows(new Plan.Aggregate(new Plan.Trim(unsorted), List.of(Column.of("x")), List.of(sum("x")))))
                .containsExactlyInAnyOrder("-9 -9", "3 3", "5 10");
        Plan nothing = new Plan.Trim(new Plan.Filter(SCAN, less("x", -50), 0));
        assertThat(rows(nothing)).isEmpty();
        assertThat(rows(new Plan.Aggregate(nothing, List.of(Column.of("y")), List.of(sum("x")))))
                .isEmpty();
        assertThat(rows(new Plan.Concat(List.of(nothing, new Plan.Trim(unsorted)))))
                .hasSize(4);
        assertThat(rows(new Plan.Limit(new Plan.Sort(nothing, List.of(new Plan.SortKey(Column.of("y"), true))), 1, 2)))
                .isEmpty();
    }

    @Test
    void aTrimmedTableIsStoredWithItsRowsOnly() {
        Plan trimmed = new Plan.Trim(new Plan.Filter(SCAN, less("x", 50), 0));
        Plan sorted = new Plan.Sort(trimmed, List.of(new Plan.SortKey(Column.of("y"), true)));
        Case inTwoSteps = new Case(Map.of(T, TABLE), sorted, true);
        assertThat(Difference.of(inTwoSteps, Executor::clear, Executor::secret)).isEmpty();
    }

    private static double chiSquare(Map<String, Integer> counts, double expected) {
        return counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static List<String> rows(Plan plan) {
        return BothExecutors.rows(Map.of(T, TABLE), plan);
    }

    private static Case of(Plan plan) {
        return Case.of(T, TABLE, plan);
    }

    private static Measure sum(String column) {
        return new Measure.OfColumn(Measure.Kind.SUM, Column.of(column), Column.of("sum"));
    }

    private static Expression less(String column, long bound) {
        return new Expression.Compare(
                Comparison.LESS, new Expression.ColumnRef(Column.of(column)), new Expression.Literal(Value.of(bound)));
    }
}
