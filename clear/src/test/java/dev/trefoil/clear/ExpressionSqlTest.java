package dev.trefoil.clear;

import static dev.trefoil.clear.Sample.SCAN;
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
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpressionSqlTest {
    private static final Expression NULL_BOOL = new Expression.Literal(new Value.NullValue(TypeText.type("bool")));

    @Test
    void arithmeticBringsBothSidesToTheFinerPrecision() {
        Frame table = frame(
                schema("a int8?", "x fp16[precision=2]", "y fp20[precision=4]"),
                row(3, 1.25, 0.0625),
                row(-3, -1.25, 0.0625),
                row(null, 1.0, 1.0));
        assertThat(each(table, arithmetic(ArithmeticOperator.ADD, col("a"), col("x"))))
                .containsExactly("4.25", "-4.25", "null");
        assertThat(each(table, arithmetic(ArithmeticOperator.SUBTRACT, col("x"), col("y"))))
                .containsExactly("1.1875", "-1.3125", "0");
        assertThat(each(table, arithmetic(ArithmeticOperator.MULTIPLY, col("a"), col("x"))))
                .containsExactly("3.75", "3.75", "null");
    }

    @Test
    void aProductIsTheFloorAtTheFinerPrecision() {
        Frame table =
                frame(schema("x fp16[precision=2]", "y fp20[precision=4]"), row(1.25, 0.0625), row(-1.25, 0.0625));
        // 1.25 * 0.0625 = 0.078125 = 1.25 units of 1/16
        assertThat(each(table, arithmetic(ArithmeticOperator.MULTIPLY, col("x"), col("y"))))
                .containsExactly("0.0625", "-0.125");
    }

    @Test
    void numbersAtTheVeryBoundsStayExact() {
        long most = (1L << 61) - 1;
        Frame table = frame(schema("a int62", "b int62"), row(most, 1), row(-most - 1, 1));
        assertThat(each(table, col("a"))).containsExactly(Long.toString(most), Long.toString(-most - 1));
        assertThat(each(table, compare(Comparison.LESS, col("a"), lit(most)))).containsExactly("false", "true");
    }

    @Test
    void constantsAreNotGatheredToAProductThatOverflows() {
        Frame table = frame(schema("z int[min=0,max=0]", "y fp[precision=40,min=0,max=1]"), row(0, 0.5));
        Expression zero = arithmetic(ArithmeticOperator.MULTIPLY, col("z"), lit((1L << 61) - 1));
        assertThat(each(table, arithmetic(ArithmeticOperator.ADD, col("y"), zero)))
                .containsExactly("0.5");
    }

    @Test
    void comparisonsAreNullWithANull() {
        Frame table = frame(schema("a int8?", "b int8"), row(1, 2), row(2, 2), row(3, 2), row(null, 2));
        assertThat(each(table, compare(Comparison.EQUAL, col("a"), col("b"))))
                .containsExactly("false", "true", "false", "null");
        assertThat(each(table, compare(Comparison.NOT_EQUAL, col("a"), col("b"))))
                .containsExactly("true", "false", "true", "null");
        assertThat(each(table, compare(Comparison.LESS, col("a"), col("b"))))
                .containsExactly("true", "false", "false", "null");
        assertThat(each(table, compare(Comparison.LESS_OR_EQUAL, col("a"), col("b"))))
                .containsExactly("true", "true", "false", "null");
        assertThat(each(table, compare(Comparison.GREATER, col("a"), col("b"))))
                .containsExactly("false", "false", "true", "null");
        assertThat(each(table, compare(Comparison.GREATER_OR_EQUAL, col("a"), col("b"))))
                .containsExactly("false", "true", "true", "null");
    }

    @Test
    void textIsOrderedByItsBytes() {
        Frame table =
                frame(schema("t varchar[8]"), row("B"), row("a"), row("é"), row("ab"), row(""), row("\uD83D\uDE00"));
        assertThat(each(table, compare(Comparison.LESS, col("t"), lit("a"))))
                .containsExactly("true", "false", "false", "false", "true", "false");
        assertThat(each(table, compare(Comparison.GREATER, col("t"), lit("\uFFFD"))))
                .containsExactly("false", "false", "false", "false", "false", "true");
    }

    @Test
    void datesCompareByDay() {
        Frame table = frame(
                schema("d date?"), row(LocalDate.of(1900, 1, 1)), row(LocalDate.of(2199, 12, 31)), row((Object) null));
        assertThat(each(table, col("d"))).containsExactly("1900-01-01", "2199-12-31", "null");
        assertThat(each(table, compare(Comparison.GREATER, col("d"), lit(LocalDate.of(2000, 2, 29)))))
                .containsExactly("false", "true", "null");
    }

    @Test
    void logicHasThreeValues() {
        Frame table = frame(
                schema("p bool?", "q bool?"),
                row(true, true),
                row(true, false),
                row(true, null),
                row(false, false),
                row(false, null),
                row(null, null));
        assertThat(each(table, new Expression.And(col("p"), col("q"))))
                .containsExactly("true", "false", "null", "false", "false", "null");
        assertThat(each(table, new Expression.Or(col("q"), col("p"))))
                .containsExactly("true", "true", "true", "false", "null", "null");
        assertThat(each(table, new Expression.Not(col("q"))))
                .containsExactly("false", "true", "null", "true", "null", "null");
    }

    @Test
    void nullsAreFoundAndFilled() {
        Frame table = frame(schema("a int8?", "t varchar[2]?"), row(5, "x"), row(null, null));
        assertThat(each(table, new Expression.IsNull(col("a")))).containsExactly("false", "true");
        assertThat(each(table, new Expression.FillNull(col("a"), Value.fixed(new java.math.BigDecimal("0.5"), 3))))
                .containsExactly("5", "0.5");
        assertThat(each(table, new Expression.FillNull(col("t"), Value.of("longer"))))
                .containsExactly("\"x\"", "\"longer\"");
    }

    @Test
    void aNullConditionTakesTheOtherBranch() {
        Frame table = frame(
                schema("p bool?", "a int8", "x fp16[precision=4]"),
                row(true, 7, 0.5),
                row(false, 7, 0.5),
                row(null, 7, 0.5));
        assertThat(each(table, new Expression.IfElse(col("p"), col("a"), col("x"))))
                .containsExactly("7", "0.5", "0.5");
        assertThat(each(table, new Expression.IfElse(NULL_BOOL, col("a"), col("x"))))
                .containsExactly("0.5", "0.5", "0.5");
    }

    @Test
    void isInComparesExactlyAcrossPrecisions() {
        Frame table = frame(schema("x fp16[precision=1]?"), row(0.5), row(2.0), row((Object) null));
        List<Value> values = List.of(
                Value.of(2),
                Value.fixed(new java.math.BigDecimal("0.25"), 2),
                Value.fixed(new java.math.BigDecimal("0.5"), 7));
        assertThat(each(table, new Expression.IsIn(col("x"), values))).containsExactly("true", "true", "null");
        assertThat(each(table, new Expression.IsIn(col("x"), values.subList(1, 2))))
                .containsExactly("false", "false", "null");
        assertThat(each(table, new Expression.IsIn(col("x"), List.of()))).containsExactly("false", "false", "null");
    }

    @Test
    void castsRoundDownAndBoolsBecomeNumbers() {
        Frame table =
                frame(schema("x fp16[precision=4]", "p bool?"), row(2.75, true), row(-2.75, false), row(0.0, null));
        assertThat(each(table, new Expression.Cast(col("x"), TypeText.type("int8"))))
                .containsExactly("2", "-3", "0");
        assertThat(each(table, new Expression.Cast(col("x"), TypeText.type("fp16[precision=1]"))))
                .containsExactly("2.5", "-3", "0");
        assertThat(each(table, new Expression.Cast(col("p"), TypeText.type("uint1?"))))
                .containsExactly("1", "0", "null");
    }

    @Test
    void aCastOutsideItsTargetEndsTheRun() {
        Frame table = frame(schema("a int16?", "t varchar[4]"), row(300, "éé"), row(null, "abc"));
        Stream.of("uint8?", "int16").forEach(target -> assertViolated(table, col("a"), target));
        assertViolated(table, col("t"), "varchar[3]");
        assertThat(each(table, new Expression.Cast(col("t"), TypeText.type("varchar[4]"))))
                .hasSize(2);
        Expression branch = new Expression.IfElse(
                compare(Comparison.LESS, col("a"), lit(5)),
                new Expression.Cast(col("a"), TypeText.type("uint8?")),
                lit(0));
        assertThatThrownBy(() -> each(table, branch)).isInstanceOf(DisclosedFailure.class);
    }

    @Test
    void aCastInsideACastIsJudgedFirst() {
        Frame table = frame(schema("a int60"), row(1L << 58));
        Expression inner = new Expression.Cast(col("a"), TypeText.type("uint8"));
        Expression squared = arithmetic(
                ArithmeticOperator.MULTIPLY, arithmetic(ArithmeticOperator.MULTIPLY, inner, lit(1L << 50)), lit(4));
        assertViolated(table, squared, "int[min=0,max=7]");
    }

    private static void assertViolated(Frame table, Expression expression, String target) {
        assertThatThrownBy(() -> each(table, new Expression.Cast(expression, TypeText.type(target))))
                .isInstanceOfSatisfying(
                        DisclosedFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.CAST_VIOLATED));
    }

    @Test
    void textsAreNeverPartOfTheStatement() {
        String nasty = "'; DROP TABLE t0; --$1?";
        Frame table = frame(schema("t varchar[40]"), row(nasty), row("x"));
        assertThat(each(table, compare(Comparison.EQUAL, col("t"), lit(nasty)))).containsExactly("true", "false");
        assertThat(each(table, new Expression.IsIn(col("t"), List.of(Value.of("x"), Value.of("y")))))
                .containsExactly("false", "true");
        assertThat(each(table, new Expression.Literal(new Value.IntValue(BigInteger.TEN))))
                .containsExactly("10", "10");
    }

    /// The expression's value in each row, in row order.
    private static List<String> each(Frame table, Expression expression) {
        Plan assigned = new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of("result"), expression)));
        return run(new Plan.Select(assigned, List.of(Column.of("result"))), table);
    }

    private static Expression arithmetic(ArithmeticOperator operator, Expression left, Expression right) {
        return new Expression.Arithmetic(operator, left, right);
    }

    private static Expression compare(Comparison comparison, Expression left, Expression right) {
        return new Expression.Compare(comparison, left, right);
    }
}
