package dev.trefoil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingValuesTest {
    private static final Handle PEOPLE = Handle.of("AB".repeat(32));
    private static final Handle VISITS = Handle.of("CD".repeat(32));
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.int_(0, 99)), Field.of("age", Type.int_(0, 120).withNullable(true)));
    private static final Schema OTHER = Schema.of(Field.of("nr", Type.int_(0, 99)), Field.of("days", Type.int_(0, 9)));
    private static final Plan SCAN = new Plan.Scan(PEOPLE);
    private static final Expression ID = new ColumnRef(Column.of("id"));
    private static final Expression AGE = new ColumnRef(Column.of("age"));

    private static Map<Column, Set<NullReason>> of(Plan plan) {
        return of(List.of(new TableUse(PEOPLE, SCHEMA)), new Step.Reveal(plan));
    }

    private static Map<Column, Set<NullReason>> of(List<TableUse> tables, Step... steps) {
        return MissingValues.of(new Script("x", "", tables, List.of(steps))).getOrDefault(steps.length, Map.of());
    }

    private static List<String> words(Map<Column, Set<NullReason>> reasons, String column) {
        return reasons.getOrDefault(Column.of(column), Set.of()).stream()
                .map(NullReason::words)
                .sorted()
                .toList();
    }

    private static List<String> assigned(Expression value) {
        return words(of(new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of("x"), value)))), "x");
    }

    private static List<String> measured(Measure.Kind kind, String column, String... by) {
        return words(
                of(new Plan.Aggregate(
                        SCAN,
                        List.of(by).stream().map(Column::of).toList(),
                        List.of(new Measure.OfColumn(kind, Column.of(column), Column.of("x"))))),
                "x");
    }

    @Test
    void aColumnTellsWhereItsNullsLie() {
        assertThat(words(of(SCAN), "id")).isEmpty();
        assertThat(words(of(SCAN), "age")).containsExactly("age is null in table ABABABAB...");
    }

    @Test
    void expressionsAddTheirOwn() {
        assertThat(assigned(new Divide(DivideOperator.TRUE, ID, ID))).containsExactly("the divisor is zero in id / id");
        assertThat(assigned(new Divide(DivideOperator.TRUE, ID, new Expression.Literal(Value.of(2)))))
                .isEmpty();
        assertThat(assigned(new Expression.NumberFunction(Expression.NumberKind.LOG, ID)))
                .singleElement()
                .asString()
                .contains("is not defined");
        assertThat(assigned(new Expression.NumberFunction(Expression.NumberKind.SQRT, ID)))
                .isEmpty();
        assertThat(assigned(new Expression.FillNull(AGE, Value.of(1)))).isEmpty();
        assertThat(assigned(new Expression.Coalesce(AGE, ID))).isEmpty();
        assertThat(assigned(new Expression.Literal(new Value.NullValue(Type.int_(0, 1)))))
                .containsExactly("the script writes a null");
    }

    @Test
    void measuresLackValuesOnlyWhereTheyMay() {
        assertThat(measured(Measure.Kind.MEAN, "id")).containsExactly("no row has a value to measure for x");
        assertThat(measured(Measure.Kind.MEAN, "id", "age")).isEmpty();
        assertThat(measured(Measure.Kind.MEAN, "age", "id")).containsExactly("no row has a value to measure for x");
        assertThat(measured(Measure.Kind.COUNT, "age")).isEmpty();
        assertThat(measured(Measure.Kind.STD, "id", "age")).containsExactly("there are fewer than two values for x");
    }

    @Test
    void joinsAndWindowsAndStoredStepsAreFollowed() {
        Plan join = new Plan.Join(
                SCAN,
                new Plan.Scan(VISITS),
                List.of(new Plan.KeyPair(Column.of("id"), Column.of("nr"))),
                Plan.JoinKind.LEFT);
        Plan lag = new Plan.Window(
                new Plan.Scan(new StepRef(1)),
                List.of(),
                List.of(),
                List.of(
                        new WindowMeasure.Shift(WindowMeasure.ShiftKind.LAG, Column.of("days"), 1, Column.of("before")),
                        new WindowMeasure.RunningSum(Column.of("days"), Column.of("sum"))));
        var reasons = of(
                List.of(new TableUse(PEOPLE, SCHEMA), new TableUse(VISITS, OTHER)),
                new Step.Store(join, Optional.empty()),
                new Step.Reveal(lag));
        String unmatched = "the row has no match in the right table of the join by id = nr";
        assertThat(words(reasons, "days")).containsExactly(unmatched);
        assertThat(words(reasons, "before")).containsExactly("the group has no row 1 before for before", unmatched);
        assertThat(words(reasons, "sum")).containsExactly("no value of days has come yet for sum");
        assertThat(words(reasons, "id")).isEmpty();
    }
}
