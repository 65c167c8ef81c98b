package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Expressions on shares: one column of results each, in the order of a small table.
class ExpressionsTest {
    private static final StepRef T = new StepRef(1);

    private static final Frame PEOPLE = Example.frame(
            List.of(
                    "age: int[min=-3,max=120]?",
                    "limit: uint8",
                    "name: varchar[3]?",
                    "ok: bool?",
                    "x: fp[min=-4,max=4,precision=10]",
                    "n: uint8"),
            List.of(
                    row(30, 30, "ab", true, new BigDecimal("1.5"), 0),
                    row(-3, 255, "abc", false, new BigDecimal("-2.25"), 1),
                    row(null, 7, null, null, new BigDecimal("0"), 2),
                    row(120, 0, "", true, new BigDecimal("-0.0009765625"), 3)));

    @Test
    void addsAndSubtractsWhateverTheBounds() {
        assertThat(column(arithmetic(ArithmeticOperator.ADD, col("age"), col("limit"))))
                .containsExactly("60", "252", "null", "120");
        assertThat(column(arithmetic(ArithmeticOperator.SUBTRACT, col("age"), col("limit"))))
                .containsExactly("0", "-258", "null", "120");
        assertThat(column(arithmetic(ArithmeticOperator.SUBTRACT, literal(5), col("age"))))
                .containsExactly("-25", "8", "null", "-115");
        assertThat(column(arithmetic(ArithmeticOperator.ADD, col("x"), col("limit"))))
                .containsExactly("31.5", "252.75", "7", "-0.0009765625");
    }

    @Test
    void multipliesAndRoundsDown() {
        assertThat(column(arithmetic(ArithmeticOperator.MULTIPLY, col("age"), col("limit"))))
                .containsExactly("900", "-765", "null", "0");
        assertThat(column(arithmetic(ArithmeticOperator.MULTIPLY, col("x"), col("x"))))
                .containsExactly("2.25", "5.0625", "0", "0");
        assertThat(column(arithmetic(ArithmeticOperator.MULTIPLY, col("x"), fixed("0.5"))))
                .containsExactly("0.75", "-1.125", "0", "-0.0009765625");
        assertThat(column(arithmetic(ArithmeticOperator.MULTIPLY, literal(-4), col("age"))))
                .containsExactly("-120", "12", "null", "-480");
        assertThat(column(arithmetic(ArithmeticOperator.MULTIPLY, col("age"), literal(7))))
                .containsExactly("210", "-21", "null", "840");
    }

    @Test
    void comparesColumnsAndConstants() {
        assertThat(column(compare(Comparison.LESS, col("age"), col("limit"))))
                .containsExactly("false", "true", "null", "false");
        assertThat(column(compare(Comparison.EQUAL, col("age"), col("limit"))))
                .containsExactly("true", "false", "null", "false");
        assertThat(column(compare(Comparison.GREATER_OR_EQUAL, col("age"), col("x"))))
                .containsExactly("true", "false", "null", "true");
        assertThat(column(compare(Comparison.GREATER, col("age"), literal(29))))
                .containsExactly("true", "false", "null", "true");
        assertThat(column(compare(Comparison.LESS, literal(500), col("age"))))
                .containsExactly("false", "false", "null", "false");
        assertThat(column(compare(Comparison.LESS_OR_EQUAL, col("limit"), fixed("29.5"))))
                .containsExactly("false", "false", "true", "true");
        assertThat(column(compare(Comparison.NOT_EQUAL, col("limit"), fixed("29.5"))))
                .containsExactly("true", "true", "true", "true");
        assertThat(column(compare(Comparison.LESS, col("name"), text("abb"))))
                .containsExactly("true", "false", "null", "true");
        assertThat(column(compare(Comparison.EQUAL, text("abcd"), col("name"))))
                .containsExactly("false", "false", "null", "false");
        assertThat(column(compare(Comparison.NOT_EQUAL, col("ok"), new Expression.Literal(Value.of(true)))))
                .containsExactly("false", "true", "null", "false");
        assertThat(column(compare(
                        Comparison.GREATER,
                        arithmetic(ArithmeticOperator.MULTIPLY, col("age"), col("limit")),
                        arithmetic(ArithmeticOperator.MULTIPLY, col("limit"), col("limit")))))
                .containsExactly("false", "false", "null", "false");
    }

    @Test
    void followsThreeValuedLogic() {
        Expression adult = compare(Comparison.GREATER, col("age"), literal(18));
        assertThat(column(new Expression.And(adult, col("ok")))).containsExactly("true", "false", "null", "true");
        assertThat(column(new Expression.And(col("ok"), compare(Comparison.LESS, col("limit"), literal(5)))))
                .containsExactly("false", "false", "false", "true");
        assertThat(column(new Expression.Or(col("ok"), compare(Comparison.EQUAL, col("limit"), literal(7)))))
                .containsExactly("true", "false", "true", "true");
        assertThat(column(new Expression.Or(col("ok"), adult))).containsExactly("true", "false", "null", "true");
        assertThat(column(new Expression.Not(col("ok")))).containsExactly("false", "true", "null", "false");
        assertThat(column(new Expression.IsNull(col("name")))).containsExactly("false", "false", "true", "false");
    }

    @Test
    void choosesAndFillsNulls() {
        assertThat(column(new Expression.IfElse(col("ok"), col("age"), col("x"))))
                .containsExactly("30", "-2.25", "0", "120");
        assertThat(column(new Expression.IfElse(
                        col("ok"), arithmetic(ArithmeticOperator.MULTIPLY, col("age"), col("limit")), literal(-1))))
                .containsExactly("900", "-1", "-1", "0");
        assertThat(column(new Expression.IfElse(
                        col("ok"),
                        col("name"),
                        new Expression.Literal(
                                new Value.NullValue(TypeText.parse("varchar[5]").type())))))
                .containsExactly("\"ab\"", "null", "null", "\"\"");
        assertThat(column(new Expression.FillNull(col("age"), Value.of(999))))
                .containsExactly("30", "-3", "999", "120");
        assertThat(column(new Expression.FillNull(col("name"), Value.of("none"))))
                .containsExactly("\"ab\"", "\"abc\"", "\"none\"", "\"\"");
        assertThat(column(new Expression.FillNull(col("limit"), Value.of(-1)))).containsExactly("30", "255", "7", "0");
    }

    @Test
    void looksForMembers() {
        assertThat(column(new Expression.IsIn(
                        col("age"), List.of(Value.of(-3), Value.of(30), Value.of(30), Value.of(4000)))))
                .containsExactly("true", "true", "null", "false");
        assertThat(column(new Expression.IsIn(col("x"), List.of(Value.of(0), Value.of(new BigDecimal("1.5"))))))
                .containsExactly("true", "false", "true", "false");
        assertThat(column(new Expression.IsIn(col("name"), List.of(Value.of("ab"), Value.of(""), Value.of("abcd")))))
                .containsExactly("true", "false", "null", "true");
        assertThat(column(new Expression.IsIn(col("limit"), List.of())))
                .containsExactly("false", "false", "false", "false");
    }

    @Test
    void castsWhatFits() {
        assertThat(column(cast(col("age"), "int[min=-10,max=130]?"))).containsExactly("30", "-3", "null", "120");
        assertThat(column(cast(col("x"), "int[min=-3,max=3]"))).containsExactly("1", "-3", "0", "-1");
        assertThat(column(cast(col("limit"), "fp[min=0,max=255,precision=3]"))).containsExactly("30", "255", "7", "0");
        assertThat(column(cast(col("ok"), "int[min=0,max=1]?"))).containsExactly("1", "0", "null", "1");
        assertThat(column(cast(col("name"), "varchar[9]?"))).containsExactly("\"ab\"", "\"abc\"", "null", "\"\"");
        assertThat(column(arithmetic(ArithmeticOperator.ADD, cast(col("age"), "int[min=-3,max=120]?"), col("limit"))))
                .containsExactly("60", "252", "null", "120");
    }

    @Test
    void endsTheRunWhereACastIsViolated() {
        for (Expression cast : List.of(
                cast(col("age"), "int[min=-3,max=120]"),
                cast(col("age"), "int[min=-2,max=120]?"),
                cast(col("age"), "int[min=-3,max=119]?"),
                cast(col("x"), "int[min=-2,max=3]"),
                cast(col("name"), "varchar[2]?"),
                cast(arithmetic(ArithmeticOperator.MULTIPLY, col("age"), col("limit")), "int[min=-764,max=900]?"))) {
            assertThatThrownBy(() -> column(cast))
                    .isInstanceOfSatisfying(
                            DisclosedFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.CAST_VIOLATED));
        }
    }

    private static List<String> column(Expression expression) {
        Plan assigned =
                new Plan.Assign(new Plan.Scan(T), List.of(new Plan.Assignment(Column.of("result"), expression)));
        Plan sorted = new Plan.Sort(
                new Plan.Select(assigned, List.of(Column.of("n"), Column.of("result"))),
                List.of(new Plan.SortKey(Column.of("n"), false)));
        return Example.rows(Trio.reveal(new Plan.Select(sorted, List.of(Column.of("result"))), Map.of(T, PEOPLE)));
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression literal(long value) {
        return new Expression.Literal(Value.of(value));
    }

    private static Expression fixed(String value) {
        return new Expression.Literal(Value.fixed(new BigDecimal(value), 10));
    }

    private static Expression text(String value) {
        return new Expression.Literal(Value.of(value));
    }

    private static Expression cast(Expression operand, String type) {
        return new Expression.Cast(operand, TypeText.parse(type).type());
    }

    private static Expression arithmetic(ArithmeticOperator operator, Expression left, Expression right) {
        return new Expression.Arithmetic(operator, left, right);
    }

    private static Expression compare(Comparison comparison, Expression left, Expression right) {
        return new Expression.Compare(comparison, left, right);
    }
}
