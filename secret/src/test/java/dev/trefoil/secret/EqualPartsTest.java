package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Equal parts of a plan are computed once. All sorts here are radix sorts, whose costs are exact.
class EqualPartsTest {
    private static final StepRef T = new StepRef(1);
    private static final int ROWS = 150;
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Column K = Column.of("k");
    private static final Column X = Column.of("x");
    private static final Frame TABLE = Example.frame(
            List.of("k: int[min=0,max=7]", "x: uint4"),
            IntStream.range(0, ROWS).mapToObj(i -> row(i % 7, i % 10)).toList());

    /// The two sides want different columns of their one input.
    @Test
    void aSelfJoinCostsOneInputAndTheJoin() {
        Plan input = product(SCAN);
        long once = bits(join(input, named(input))) - bits(join(SCAN, named(SCAN)));
        assertThat(once).isEqualTo(bits(input) - bits(SCAN)).isPositive();
        assertThat(Example.rows(Trio.reveal(join(input, named(input)), Map.of(T, TABLE))))
                .contains("3 | 9")
                .hasSize(ROWS);
    }

    /// As a tree this plan has 2^9 leaves.
    @Test
    void aDeepPlanOfEqualPartsRunsInStepsOfItsDepth() {
        Plan plan = product(SCAN);
        for (int level = 0; level < 9; level++) {
            plan = new Plan.Limit(new Plan.Sort(new Plan.Concat(List.of(plan, plan)), List.of(key())), 8);
        }
        List<Plan> executed = new ArrayList<>();
        Plan deep = plan;
        List<TableSource> sources = Trio.sources(Map.of(T, TABLE));
        InMemoryTrio.run(party -> SecretExecutor.run(
                party, deep, sources.get(party.index()), party.index() == 0 ? listing(executed) : PlanWatch.NONE));
        assertThat(executed).hasSize(2 + 3 * 9);
    }

    /// What is read once more takes its memory there, too, and in between.
    @Test
    void memoryIsForetoldForWhatIsReadOnceMore() {
        Shapes shapes = Shapes.of(_ -> Relation.unsorted(TABLE.schema(), 1_000_000), _ -> false);
        Plan input = new Plan.Assign(
                SCAN,
                IntStream.range(0, 10)
                        .mapToObj(i -> new Plan.Assignment(Column.of("x" + i), new Expression.ColumnRef(X)))
                        .toList());
        Plan sorted = new Plan.Sort(input, List.of(key()));
        Plan first = new Plan.Rename(new Plan.Limit(sorted, 1), List.of(new Plan.Renaming(K, Column.of("other"))));
        Plan joined = new Plan.Join(
                new Plan.Select(input, List.of(K)),
                first,
                List.of(new Plan.KeyPair(K, Column.of("other"))),
                Plan.JoinKind.INNER);
        assertThat(Footprint.of(joined, shapes)).isGreaterThanOrEqualTo(Footprint.of(sorted, shapes));
    }

    /// A product that nobody reads costs nothing, below a join and a window, nor does a window's sum.
    @Test
    void whatNobodyReadsIsNotComputed() {
        Expression x = new Expression.ColumnRef(X);
        Plan product = new Plan.Assign(
                SCAN,
                List.of(new Plan.Assignment(
                        Column.of("unread"), new Expression.Arithmetic(Expression.ArithmeticOperator.MULTIPLY, x, x))));
        Measure sum = new Measure.OfColumn(Measure.Kind.SUM, X, Column.of("unread sum"));
        Plan less = ranked(join(SCAN, named(SCAN)), List.of());
        Plan more = ranked(join(product, named(SCAN)), List.of(new WindowMeasure.OfGroup(sum)));
        assertThat(bits(more)).isEqualTo(bits(less)).isPositive();
    }

    private static Plan ranked(Plan input, List<WindowMeasure> others) {
        List<WindowMeasure> measures = new ArrayList<>(others);
        measures.add(new WindowMeasure.Place(WindowMeasure.PlaceKind.RANK, Column.of("rank")));
        Plan window = new Plan.Window(input, List.of(K), List.of(new Plan.SortKey(X, false)), measures);
        return new Plan.Select(window, List.of(K, Column.of("rank")));
    }

    private static PlanWatch listing(List<Plan> executed) {
        return new PlanWatch() {
            @Override
            public void begin(Plan plan) {
                executed.add(plan);
            }

            @Override
            public void end(Plan plan, SecretTable result) {}
        };
    }

    private static Plan.SortKey key() {
        return new Plan.SortKey(K, false);
    }

    private static Plan product(Plan input) {
        Expression x = new Expression.ColumnRef(X);
        return new Plan.Assign(
                input,
                List.of(new Plan.Assignment(
                        X, new Expression.Arithmetic(Expression.ArithmeticOperator.MULTIPLY, x, x))));
    }

    private static Plan named(Plan input) {
        return new Plan.Rename(new Plan.Select(input, List.of(K)), List.of(new Plan.Renaming(K, Column.of("other"))));
    }

    private static Plan join(Plan left, Plan right) {
        return new Plan.Join(left, right, List.of(new Plan.KeyPair(K, Column.of("other"))), Plan.JoinKind.SEMI);
    }

    /// What the parties send to run the plan, all together; the result is not revealed.
    private static long bits(Plan plan) {
        List<TableSource> sources = Trio.sources(Map.of(T, TABLE));
        return InMemoryTrio.measure(party -> SecretExecutor.run(party, plan, sources.get(party.index())))
                .bits();
    }
}
