package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Coalesce;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.Expression.NumberKind;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Number expressions on small tables: both executors give what stands here.
class NumbersTest {
    private static final Handle TABLE = Handle.of("A".repeat(64));

    @Test
    void aQuotientIsTheFloorAtTwentyBitsAndNullOverZero() {
        Frame table = frame("a int8?, b int8?", row(7, 2), row(-7, 2), row(7, -2), row(-1, 3), row(5, 0), row(null, 1));
        assertThat(each(table, divide(DivideOperator.TRUE, "a", "b")))
                .containsExactly("3.5", "-3.5", "-3.5", floored("-1", "3"), "null", "null");
    }

    @Test
    void floorDivisionAndRemainderFollowTheSignOfTheDivisor() {
        Frame table = frame(
                "a int8, b int8?", row(7, 3), row(-7, 3), row(7, -3), row(-7, -3), row(6, 3), row(-6, 3), row(1, 0));
        assertThat(each(table, divide(DivideOperator.FLOOR, "a", "b")))
                .containsExactly("2", "-3", "-3", "2", "2", "-2", "null");
        assertThat(each(table, divide(DivideOperator.MODULO, "a", "b")))
                .containsExactly("1", "2", "-2", "-1", "0", "0", "null");
    }

    @Test
    void theLeastNumbersDivideWithoutOverflow() {
        Frame table = frame("a int8, b int[min=-128,max=-1]", row(-128, -1), row(127, -128), row(-128, -128));
        assertThat(each(table, divide(DivideOperator.FLOOR, "a", "b"))).containsExactly("128", "-1", "1");
        assertThat(each(table, divide(DivideOperator.MODULO, "a", "b"))).containsExactly("0", "-1", "0");
    }

    @Test
    void fixedPointDividesAtTheFinerPrecision() {
        Frame table = frame(
                "x fp[precision=2,min=-8,max=8], y fp[precision=4,min=-2,max=2], n int8",
                row(1.25, 0.5, 3),
                row(-1.25, 0.1875, -3),
                row(-0.25, -2.0, 7));
        assertThat(each(table, divide(DivideOperator.TRUE, "x", "y"))).containsExactly("2.5", "-6.6875", "0.125");
        assertThat(each(table, divide(DivideOperator.TRUE, "x", "n"))).containsExactly("0.25", "0.25", "-0.25");
        assertThat(each(table, divide(DivideOperator.FLOOR, "x", "y"))).containsExactly("2", "-7", "0");
        assertThat(each(table, divide(DivideOperator.MODULO, "x", "y"))).containsExactly("0.25", "0.0625", "-0.25");
        assertThat(each(table, divide(DivideOperator.MODULO, "n", "y"))).containsExactly("0", "0", "-1");
    }

    @Test
    void aLiteralDividesLikeAColumn() {
        Frame table = frame("a int8", row(100), row(-100), row(0));
        assertThat(each(table, new Divide(DivideOperator.FLOOR, col("a"), lit(7))))
                .containsExactly("14", "-15", "0");
        assertThat(each(table, new Divide(DivideOperator.FLOOR, col("a"), lit(8))))
                .containsExactly("12", "-13", "0");
        assertThat(each(table, new Divide(DivideOperator.MODULO, col("a"), lit(-8))))
                .containsExactly("-4", "-4", "0");
        assertThat(each(table, new Divide(DivideOperator.TRUE, col("a"), lit(-8))))
                .containsExactly("-12.5", "12.5", "0");
        assertThat(each(table, new Divide(DivideOperator.FLOOR, lit(7), col("a"))))
                .containsExactly("0", "-1", "null");
        assertThat(each(table, new Divide(DivideOperator.FLOOR, col("a"), lit(0))))
                .containsExactly("null", "null", "null");
    }

    @Test
    void extremesAreNullWhereEitherIs() {
        Frame table = frame(
                "a int8?, x fp[precision=1,min=-4,max=4], t varchar[3]?, u varchar[1]",
                row(2, 1.5, "b", "a"),
                row(-3, 0.5, "ab", "b"),
                row(null, 0.5, null, "b"));
        assertThat(each(table, new Extreme(ExtremeKind.LEAST, col("a"), col("x"))))
                .containsExactly("1.5", "-3", "null");
        assertThat(each(table, new Extreme(ExtremeKind.GREATEST, col("a"), col("x"))))
                .containsExactly("2", "0.5", "null");
        assertThat(each(table, new Extreme(ExtremeKind.LEAST, col("t"), col("u"))))
                .containsExactly("\"a\"", "\"ab\"", "null");
        assertThat(each(table, new Extreme(ExtremeKind.GREATEST, col("u"), col("t"))))
                .containsExactly("\"b\"", "\"b\"", "null");
    }

    @Test
    void roundingGoesDownUpAndHalfToEven() {
        Frame table = frame(
                "x fp[precision=2,min=-3,max=3]?",
                row(2.5),
                row(1.5),
                row(0.5),
                row(-0.5),
                row(-1.5),
                row(-2.5),
                row(0.75),
                row(-0.25),
                row((Object) null));
        assertThat(each(table, function(NumberKind.FLOOR)))
                .containsExactly("2", "1", "0", "-1", "-2", "-3", "0", "-1", "null");
        assertThat(each(table, function(NumberKind.CEIL)))
                .containsExactly("3", "2", "1", "0", "-1", "-2", "1", "0", "null");
        assertThat(each(table, function(NumberKind.ROUND)))
                .containsExactly("2", "2", "0", "0", "-2", "-2", "1", "0", "null");
        assertThat(each(table, function(NumberKind.SIGN)))
                .containsExactly("1", "1", "1", "-1", "-1", "-1", "1", "-1", "null");
        assertThat(each(table, function(NumberKind.ABS)))
                .containsExactly("2.5", "1.5", "0.5", "0.5", "1.5", "2.5", "0.75", "0.25", "null");
    }

    @Test
    void oneFractionBitRoundsAsWell() {
        Frame table = frame("x fp[precision=1,min=-0.5,max=0.5]", row(0.5), row(-0.5), row(0.0));
        assertThat(each(table, function(NumberKind.ROUND))).containsExactly("0", "0", "0");
        assertThat(each(table, function(NumberKind.CEIL))).containsExactly("1", "0", "0");
    }

    @Test
    void wideNumbersAreNumbersToo() {
        Frame table = frame(
                "x int[min=-2305843009213693952,max=2305843009213693951], b int8",
                row(-(1L << 61), -1),
                row(1L << 60, 3));
        assertThat(each(table, function(NumberKind.ABS))).containsExactly("2305843009213693952", "1152921504606846976");
        assertThat(each(table, divide(DivideOperator.FLOOR, "x", "b")))
                .containsExactly("2305843009213693952", "384307168202282325");
        Expression square = new Expression.Arithmetic(Expression.ArithmeticOperator.MULTIPLY, col("x"), lit(1L << 30));
        assertThat(each(table, new Extreme(ExtremeKind.LEAST, square, col("b"))))
                .containsExactly("-2475880078570760549798248448", "3");
        assertThat(each(
                        table,
                        new Extreme(ExtremeKind.GREATEST, new NumberFunction(NumberKind.SIGN, square), col("b"))))
                .containsExactly("-1", "3");
        assertThat(each(table, new Divide(DivideOperator.MODULO, square, lit(7))))
                .containsExactly("5", "1");
    }

    @Test
    void aSquareRootIsTheFloorAtTwentyBitsAndNullOfANegative() {
        Frame table = frame("x int[min=-4,max=100]?", row(0), row(1), row(9), row(-4), row((Object) null), row(2));
        assertThat(each(table, function(NumberKind.SQRT)))
                .containsExactly(
                        "0",
                        "1",
                        "3",
                        "null",
                        "null",
                        new Value.FixedValue(BigInteger.ONE.shiftLeft(41).sqrt(), 20).toString());
        Frame fine = frame("x fp[precision=3,min=0,max=9]", row(0.125), row(2.25));
        assertThat(each(fine, function(NumberKind.SQRT)))
                .containsExactly(
                        new Value.FixedValue(BigInteger.ONE.shiftLeft(37).sqrt(), 20).toString(), "1.5");
    }

    @Test
    void aPowerOfEIsTakenAtTwentyBits() {
        Frame table = frame(
                "x int[min=-3000000000,max=20]?",
                row(0),
                row(1),
                row(-1),
                row(20),
                row(-14),
                row(-3000000000L),
                row((Object) null));
        assertThat(each(table, function(NumberKind.EXP)))
                .containsExactly("1", units(2850325), units(385749), units(508732579942016L), "0", "0", "null");
        Frame fine = frame("x fp[precision=24,min=-1,max=1]", row(0.5), row(-0.75), row(1.0));
        assertThat(each(fine, function(NumberKind.EXP)))
                .containsExactly(units(27660952, 24), units(7924995, 24), units(45605201, 24));
    }

    @Test
    void powersOfEAtTheEdges() {
        Frame never = frame("x int[min=-4000000,max=-100]", row(-100), row(-4000000));
        assertThat(each(never, function(NumberKind.EXP))).containsExactly("0", "0");
        Frame always = frame("x int[min=0,max=0]", row(0));
        assertThat(each(always, function(NumberKind.EXP))).containsExactly("1");
        Frame large = frame("x int[min=-100,max=52]", row(52), row(51), row(-100), row(0));
        assertThat(each(large, function(NumberKind.EXP)).subList(2, 4)).containsExactly("0", "1");
        Frame fine = frame("x fp[precision=48,min=-90,max=33]", row(33.0), row(-33.0), row(-90.0), row(0.0));
        assertThat(each(fine, function(NumberKind.EXP)).subList(2, 4)).containsExactly("0", "1");
    }

    @Test
    void aLogarithmIsNaturalAndNullOfWhatIsNotPositive() {
        Frame table =
                frame("x int[min=-4,max=1000000]?", row(1), row(2), row(1000000), row(0), row(-4), row((Object) null));
        assertThat(each(table, function(NumberKind.LOG)))
                .containsExactly("0", units(726817), units(14486612), "null", "null", "null");
        Frame fine = frame("x fp[precision=3,min=0.125,max=9]", row(0.125), row(1.0), row(2.5));
        assertThat(each(fine, function(NumberKind.LOG))).containsExactly(units(-2180453), "0", units(960800));
    }

    @Test
    void logarithmsAtTheEdges() {
        Frame never = frame("x int[min=-5,max=-1]", row(-1), row(-5));
        assertThat(each(never, function(NumberKind.LOG))).containsExactly("null", "null");
        Frame zero = frame("x int[min=-1,max=0]?", row(0), row(-1), row((Object) null));
        assertThat(each(zero, function(NumberKind.LOG))).containsExactly("null", "null", "null");
        Frame one = frame("x int[min=1,max=1]", row(1));
        assertThat(each(one, function(NumberKind.LOG))).containsExactly("0");
        Frame wide = frame(
                "x int[min=-2305843009213693952,max=2305843009213693951]", row(1L << 60), row((1L << 61) - 1), row(3));
        assertThat(each(wide, function(NumberKind.LOG))).hasSize(3);
        Frame fine = frame("x fp[precision=48,min=0,max=70000]", row(65536.0), row(0.0), row(1.0));
        assertThat(each(fine, function(NumberKind.LOG)).subList(1, 3)).containsExactly("null", "0");
    }

    @Test
    void powersOfEThatCannotFitAreRefused() {
        Frame table = frame("x int8, y fp[precision=48,min=-1,max=34]");
        assertThatThrownBy(() -> each(table, function(NumberKind.EXP)))
                .hasMessageContaining("exp(x) could overflow: its operand has the bounds -128..127")
                .hasMessageContaining("powers of e above 52 need more than 96 bits")
                .hasMessageContaining("cast one with validation");
        assertThatThrownBy(() -> each(table, new NumberFunction(NumberKind.EXP, col("y"))))
                .hasMessageContaining("in units of 2^-48, and powers of e above 33 need");
    }

    @Test
    void negativeAndFractionalLiteralsDivide() {
        Frame table = frame("x fp[precision=2,min=-8,max=8]", row(7.25), row(-7.25), row(0.0));
        Expression third = new Expression.Literal(Value.fixed(new BigDecimal("-0.75"), 2));
        assertThat(each(table, new Divide(DivideOperator.FLOOR, col("x"), third)))
                .containsExactly("-10", "9", "0");
        assertThat(each(table, new Divide(DivideOperator.MODULO, col("x"), third)))
                .containsExactly("-0.25", "-0.5", "0");
        assertThat(each(table, new Divide(DivideOperator.TRUE, col("x"), third)))
                .containsExactly("-9.75", "9.5", "0");
        assertThat(each(table, new Divide(DivideOperator.FLOOR, col("x"), lit(-100))))
                .containsExactly("-1", "0", "0");
    }

    @Test
    void coalesceTakesTheFirstThatIsThere() {
        Frame table = frame(
                "a int8?, b int16?, x fp[precision=1,min=0,max=9]",
                row(1, 2, 0.5),
                row(null, 300, 1.5),
                row(null, null, 2.5));
        assertThat(each(table, new Coalesce(col("a"), col("b")))).containsExactly("1", "300", "null");
        assertThat(each(table, new Coalesce(new Coalesce(col("a"), col("b")), col("x"))))
                .containsExactly("1", "300", "2.5");
    }

    @Test
    void whatCannotFitIsRefusedWithTheFix() {
        Frame table = frame("a int62, x fp[precision=48,min=-1,max=1]");
        assertThatThrownBy(() -> each(table, divide(DivideOperator.TRUE, "a", "x")))
                .hasMessageContaining("a / x could overflow: an operand at 96 fraction bits needs 158 bits")
                .hasMessageContaining("cast one with validation");
    }

    private static String floored(String dividend, String divisor) {
        BigDecimal units = new BigDecimal(dividend).multiply(new BigDecimal(1 << 20));
        BigInteger floor =
                units.divide(new BigDecimal(divisor), 0, RoundingMode.FLOOR).toBigIntegerExact();
        return new Value.FixedValue(floor, 20).toString();
    }

    private static String units(long units) {
        return units(units, 20);
    }

    private static String units(long units, int fraction) {
        return new Value.FixedValue(BigInteger.valueOf(units), fraction).toString();
    }

    private static Expression divide(DivideOperator operator, String left, String right) {
        return new Divide(operator, col(left), col(right));
    }

    private static Expression function(NumberKind kind) {
        return new NumberFunction(kind, col("x"));
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression lit(long value) {
        return new Expression.Literal(Value.of(value));
    }

    /// The expression's value in each row, in which both executors agree.
    private static List<String> each(Frame table, Expression expression) {
        Column result = Column.of("result");
        Plan plan = new Plan.Select(
                new Plan.Assign(new Plan.Scan(TABLE), List.of(new Plan.Assignment(result, expression))),
                List.of(result));
        Case given = new Case(Map.of(TABLE, table), plan);
        assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        if (Executor.clear(given) instanceof Outcome.Rows(Frame frame)) {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < frame.rows(); row++) {
                cells.add(frame.row(row).getFirst().toString());
            }
            return cells;
        }
        throw new AssertionError(Executor.clear(given).toString());
    }

    /// `columns` as `name type, name type`.
    @SafeVarargs
    private static Frame frame(String columns, List<@Nullable Object>... rows) {
        Schema schema = new Schema(Arrays.stream(columns.split(", ", -1))
                .map(text -> Field.of(text.split(" ", 2)[0], TypeText.type(text.split(" ", 2)[1])))
                .toList());
        Frame.Builder builder = Frame.builder(schema, rows.length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < schema.size(); column++) {
                builder.set(column, row, value(rows[row].get(column)));
            }
        }
        return builder.build();
    }

    private static @Nullable Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case Integer number -> Value.of(number.longValue());
            case Long number -> Value.of(number.longValue());
            case Double number -> Value.fixed(new BigDecimal(number.toString()), 48);
            case String text -> Value.of(text);
            default -> throw new IllegalArgumentException("no cell: " + cell);
        };
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
