package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Filters of filtered rows are one filter, equal parts of expressions are computed once, and comparisons of columns
/// share their rounds.
class SharedRoundsTest {
    private static final StepRef T = new StepRef(1);
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Frame TABLE = Example.frame(
            List.of("x: uint8", "y: uint8", "n: int[min=0,max=9]?"),
            IntStream.range(0, 100)
                    .mapToObj(i -> row(i * 7 % 100, i, i % 3 == 0 ? null : i % 10))
                    .toList());
    private static final Expression BELOW = compare("x", Comparison.LESS, number(50));
    private static final Expression FROM = compare("y", Comparison.GREATER_OR_EQUAL, number(80));
    private static final Expression LESS = compare("x", Comparison.LESS, col("y"));
    private static final Expression FIVE = compare("n", Comparison.EQUAL, number(5));

    @Test
    void conditionsOfSeveralFiltersCostTheRoundsOfOne() {
        Plan merged = filter(filter(filter(SCAN, BELOW), FROM), LESS);
        Plan one = filter(SCAN, new Expression.And(new Expression.And(BELOW, FROM), LESS));
        assertThat(rounds(merged))
                .isEqualTo(rounds(one))
                .isLessThan(rounds(filter(SCAN, BELOW)) + rounds(filter(SCAN, FROM)) + rounds(filter(SCAN, LESS)));
        assertThat(bits(merged)).isEqualTo(bits(one));
        assertThat(rows(merged)).isEqualTo(rows(one)).isNotEmpty();
        assertThat(rows(filter(filter(SCAN, FIVE), LESS))).containsExactly("55 | 65 | 5", "65 | 95 | 5");
    }

    @Test
    void aMinimumIsAskedOfTheFilterThatNamesIt() {
        Plan inner = new Plan.Filter(SCAN, BELOW, 40);
        assertThat(rows(filter(inner, FROM))).isEqualTo(rows(filter(filter(SCAN, BELOW), FROM)));
        assertThatThrownBy(() -> rows(new Plan.Filter(filter(SCAN, BELOW), FROM, 40)))
                .hasStackTraceContaining("a filter kept fewer rows than its minimum of 40");
    }

    /// Ten rows are there whose y fits; the cast checks these only.
    @Test
    void aCastChecksTheRowsThatTheFilterBeforeKeeps() {
        Expression cast = new Expression.Cast(col("y"), Type.int_(80, 100));
        Plan plan = filter(
                filter(SCAN, FROM),
                new Expression.Compare(Comparison.LESS, cast, new Expression.Literal(Value.of(90))));
        assertThat(rows(plan)).hasSize(10);
        Plan other = filter(
                filter(SCAN, new Expression.Compare(Comparison.LESS, cast, new Expression.Literal(Value.of(90)))),
                FROM);
        assertThatThrownBy(() -> rows(other)).isInstanceOf(DisclosedFailure.class);
    }

    @Test
    void rowsThatAnotherReaderWantsAreKept() {
        Plan shared = filter(SCAN, BELOW);
        Plan both = new Plan.Concat(List.of(filter(shared, FROM), shared));
        assertThat(rows(both))
                .hasSize(rows(shared).size() + rows(filter(shared, FROM)).size());
        assertThat(bits(both)).isLessThan(bits(filter(shared, FROM)) + bits(shared));
    }

    @Test
    void equalPartsOfExpressionsAreComputedOnce() {
        Expression product = new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, col("x"), col("y"));
        Plan once = assign(product);
        assertThat(bits(assign(product, product))).isEqualTo(bits(once));
        Expression sum = new Expression.Arithmetic(ArithmeticOperator.ADD, product, product);
        assertThat(bits(assign(product, sum))).isEqualTo(bits(once));
        assertThat(bits(assign(product, new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, col("y"), col("x")))))
                .isGreaterThan(bits(once));
    }

    @Test
    void comparisonsOfAssignmentsShareTheirRounds() {
        Expression other = compare("y", Comparison.LESS, number(51));
        assertThat(rounds(assign(BELOW, other))).isLessThan(rounds(assign(BELOW)) + rounds(assign(other)));
        assertThat(bits(assign(BELOW, other))).isEqualTo(bits(assign(BELOW)) + bits(assign(other)));
    }

    private static Plan filter(Plan input, Expression where) {
        return new Plan.Filter(input, where, 0);
    }

    private static Plan assign(Expression... values) {
        return new Plan.Assign(
                SCAN,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Plan.Assignment(Column.of("v" + i), values[i]))
                        .toList());
    }

    private static Expression compare(String column, Comparison comparison, Expression other) {
        return new Expression.Compare(comparison, col(column), other);
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression number(long value) {
        return new Expression.Literal(Value.of(value));
    }

    private static List<String> rows(Plan plan) {
        return Example.rows(Trio.reveal(plan, Map.of(T, TABLE))).stream()
                .sorted()
                .toList();
    }

    private static long bits(Plan plan) {
        return measured(plan).bits();
    }

    private static long rounds(Plan plan) {
        return measured(plan).rounds();
    }

    private static InMemoryTrio.Outcome<SecretTable> measured(Plan plan) {
        List<TableSource> sources = Trio.sources(Map.of(T, TABLE));
        return InMemoryTrio.measure(party -> SecretExecutor.run(party, plan, sources.get(party.index())));
    }
}
