package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Expression.And;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.FillNull;
import dev.trefoil.plan.Expression.IfElse;
import dev.trefoil.plan.Expression.IsIn;
import dev.trefoil.plan.Expression.IsNull;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Expression.Not;
import dev.trefoil.plan.Expression.Or;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionTypesTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("a", Type.int_(-3, 5)),
            Field.of("b", Type.int_(0, 10).withNullable(true)),
            Field.of("wide", TypeText.type("int96")),
            Field.of("z", Type.fixed(48, -1, 1)),
            Field.of("x", Type.fixed(4, -16, 24)),
            Field.of("y", Type.fixed(10, 0, 1024)),
            Field.of("p", Type.bool()),
            Field.of("q", Type.bool().withNullable(true)),
            Field.of("t", Type.text(4)),
            Field.of("d", Type.date().withNullable(true)));

    @Test
    void aColumnHasItsTypeAndALiteralTheNarrowest() {
        assertType(col("b"), "int[min=0,max=10]?");
        assertType(lit(7), "int[min=7,max=7]");
        assertType(new Literal(Value.of("é")), "varchar[2]");
        assertType(new Literal(Value.of("")), "varchar[1]");
        assertType(new Literal(new Value.NullValue(Type.bool())), "bool?");
    }

    @Test
    void arithmeticInfersTheBoundsOfItsResult() {
        assertType(add(col("a"), col("b")), "int[min=-3,max=15]?");
        assertType(new Arithmetic(ArithmeticOperator.SUBTRACT, col("a"), col("b")), "int[min=-13,max=5]?");
        assertType(times(col("a"), col("a")), "int[min=-15,max=25]");
        assertType(times(col("a"), lit(-2)), "int[min=-10,max=6]");
    }

    @Test
    void fixedPointAlignsToTheFinerPrecision() {
        assertType(add(col("a"), col("x")), "fp[precision=4,min=-4,max=6.5]");
        assertType(add(col("x"), col("y")), "fp[precision=10,min=-1,max=2.5]");
        assertType(times(col("x"), col("y")), "fp[precision=10,min=-1,max=1.5]");
        assertType(times(col("a"), col("x")), "fp[precision=4,min=-5,max=7.5]");
    }

    @Test
    void theBoundsOfAProductAreTheFloorOfItsEnds() {
        Schema schema = Schema.of(Field.of("x", Type.fixed(2, -5, 5)), Field.of("y", Type.fixed(4, 1, 1)));
        // -5/4 * 1/16 = -5/64, the floor of which is -2 units of 1/16
        Type product = ExpressionTypes.of(times(col("x"), col("y")), schema);
        assertThat(product.text()).isEqualTo("fp[precision=4,min=-0.125,max=0.0625]");
    }

    @Test
    void whatCouldOverflowIsRefusedWithTheFix() {
        assertRefused(
                add(col("wide"), col("a")),
                "wide + a could overflow: its bounds"
                        + " -39614081257132168796771975171..39614081257132168796771975172 need 97 bits, at most 96"
                        + " are supported: narrow the types of its columns, or cast one with validation");
        assertRefused(
                times(col("wide"), col("wide")),
                "wide * wide (before it is cut to 0 fraction bits)",
                "192 bits, at most 126");
        assertRefused(compare(Comparison.LESS, col("wide"), col("z")), "an operand at 48 fraction bits");
        assertRefused(new IfElse(col("p"), col("wide"), col("x")), "could overflow");
        assertRefused(new FillNull(col("wide"), Value.fixed(new BigDecimal("0.5"), 1)), "could overflow");
        assertRefused(new Cast(col("wide"), Type.fixed(1, 0, 1)), "could overflow", "97 bits");
    }

    @Test
    void aProductIsJudgedBeforeItIsCut() {
        Schema schema = Schema.of(Field.of("x", Type.fixed(40, 0, 1L << 62).withNullable(true)));
        // 2^124 has 125 bits with sign, before it is cut by 40
        assertThat(ExpressionTypes.of(times(col("x"), col("x")), schema).wide()).isTrue();
        Schema wider = Schema.of(Field.of("y", TypeText.type("fp[precision=40,min=-8388608,max=8388608]")));
        assertThatThrownBy(() -> ExpressionTypes.of(times(col("y"), col("y")), wider))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("before it is cut to 40 fraction bits")
                .hasMessageContaining("need 128 bits, at most 126");
    }

    @Test
    void anIntermediateMayHave126Bits() {
        Schema schema = Schema.of(
                Field.of("x", new Type.FixedType(32, BigInteger.ZERO, BigInteger.TWO.pow(62), false)),
                Field.of(
                        "y",
                        new Type.FixedType(
                                32, BigInteger.ZERO, BigInteger.TWO.pow(63).subtract(BigInteger.ONE), false)),
                Field.of("z", new Type.FixedType(32, BigInteger.ZERO, BigInteger.TWO.pow(63), false)));
        assertThat(Intermediates.wideProduct(schema.type(Column.of("x")), schema.type(Column.of("y"))))
                .isTrue();
        assertThat(ExpressionTypes.of(times(col("x"), col("y")), schema).wide()).isTrue();
        assertThatThrownBy(() -> ExpressionTypes.of(times(col("x"), col("z")), schema))
                .hasMessageContaining("need 127 bits, at most 126");
    }

    @ParameterizedTest
    @CsvSource({"61, false", "62, false", "63, true", "64, true", "65, true", "95, true", "96, true"})
    void aTypeIsWideBeyond62Bits(int bits, boolean wide) {
        BigInteger half = BigInteger.TWO.pow(bits - 1);
        assertThat(new Type.IntType(half.negate(), half.subtract(BigInteger.ONE), false).wide())
                .isEqualTo(wide);
        assertThat(new Type.IntType(half.negate(), BigInteger.ZERO, false).wide())
                .isEqualTo(wide);
        assertThat(new Type.FixedType(20, BigInteger.ZERO, half.subtract(BigInteger.ONE), false).wide())
                .isEqualTo(wide);
    }

    @Test
    void numbersJustBeyondTheSmallRingAreWide() {
        Schema schema = Schema.of(Field.of("m", TypeText.type("int62")));
        Type sum = ExpressionTypes.of(add(col("m"), col("m")), schema);
        assertThat(sum.wide()).isTrue();
        assertThat(sum).isEqualTo(TypeText.type("int[min=-4611686018427387904,max=4611686018427387902]"));
    }

    @Test
    void comparisonsAreNullableWhereASideIs() {
        assertType(compare(Comparison.LESS, col("a"), col("x")), "bool");
        assertType(compare(Comparison.EQUAL, col("a"), col("b")), "bool?");
        assertType(compare(Comparison.EQUAL, col("p"), col("q")), "bool?");
        assertType(compare(Comparison.GREATER, col("t"), lit("zz")), "bool");
        assertRefused(compare(Comparison.EQUAL, col("t"), lit(1)), "cannot compare text with int");
        assertRefused(compare(Comparison.EQUAL, col("d"), lit(1)), "cannot compare date with int");
    }

    @ParameterizedTest
    @EnumSource(
            value = Comparison.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EQUAL", "NOT_EQUAL"})
    void boolsHaveNoOrder(Comparison comparison) {
        assertRefused(compare(comparison, col("p"), col("q")), "bools have no order");
    }

    @Test
    void logicNeedsBools() {
        assertType(new And(col("p"), col("q")), "bool?");
        assertType(new Or(col("p"), col("p")), "bool");
        assertType(new Not(col("q")), "bool?");
        assertRefused(new And(col("p"), col("a")), "p and a: needs a bool here, got int");
        assertRefused(new Or(col("t"), col("p")), "got text");
        assertRefused(new Not(col("d")), "got date");
    }

    @Test
    void nullsAreFoundFilledAndKept() {
        assertType(new IsNull(col("b")), "bool");
        assertType(new FillNull(col("b"), Value.of(-7)), "int[min=-7,max=10]");
        assertType(new FillNull(col("t"), Value.of("longer")), "varchar[6]");
        assertRefused(new FillNull(col("b"), Value.of("x")), "int and text do not fit together");
        assertRefused(new FillNull(col("b"), new Value.NullValue(Type.int_(0, 1))), "a null cannot replace nulls");
    }

    @Test
    void theBranchesOfAChoiceAreUnited() {
        assertType(new IfElse(col("q"), col("a"), col("b")), "int[min=-3,max=10]?");
        assertType(new IfElse(col("q"), col("a"), col("x")), "fp[precision=4,min=-3,max=5]");
        assertType(new IfElse(col("p"), col("t"), lit("abcdef")), "varchar[6]");
        assertType(new IfElse(col("p"), col("d"), col("d")), "date?");
        assertRefused(new IfElse(col("a"), col("a"), col("a")), "needs a bool here");
        assertRefused(new IfElse(col("p"), col("a"), col("t")), "int and text do not fit together");
    }

    @Test
    void aListHoldsValuesOfItsOperandsKind() {
        assertType(new IsIn(col("b"), List.of(Value.of(1), Value.fixed(BigDecimal.ONE, 3))), "bool?");
        assertType(new IsIn(col("p"), List.of()), "bool");
        assertRefused(new IsIn(col("b"), List.of(Value.of("x"))), "cannot compare int with text");
        assertRefused(new IsIn(col("b"), List.of(new Value.NullValue(Type.int_(0, 1)))), "use isnull() for nulls");
        assertRefused(new IsIn(col("b"), Collections.nCopies(1001, Value.of(1))), "a list of 1001 values is too long");
    }

    @Test
    void aCastHasItsTargetsType() {
        assertType(new Cast(col("b"), Type.int_(0, 3)), "int[min=0,max=3]");
        assertType(new Cast(col("x"), Type.int_(-1, 1)), "int[min=-1,max=1]");
        assertType(new Cast(col("p"), Type.int_(0, 1)), "int[min=0,max=1]");
        assertType(new Cast(col("a"), Type.fixed(2, -12, 20)), "fp[precision=2,min=-3,max=5]");
        assertRefused(new Cast(col("p"), Type.fixed(2, 0, 4)), "bool cannot become fixed");
        assertRefused(new Cast(col("a"), Type.bool()), "int cannot become bool");
        assertRefused(new Cast(col("a"), Type.text(3)), "int cannot become text");
        assertRefused(new Cast(col("t"), Type.date()), "text cannot become date");
    }

    @Test
    void arithmeticNeedsNumbers() {
        assertRefused(add(col("t"), col("a")), "t + a: + needs two numbers, got text and int");
        assertRefused(times(col("p"), col("a")), "got bool and int");
    }

    @Test
    void anUnknownColumnSuggestsTheNearest() {
        assertRefused(col("wid"), "unknown column 'wid' (did you mean 'wide'?): the table has a, b, wide");
    }

    private static void assertType(Expression expression, String type) {
        assertThat(ExpressionTypes.of(expression, SCHEMA).text()).isEqualTo(type);
    }

    private static void assertRefused(Expression expression, String... messages) {
        assertThatThrownBy(() -> ExpressionTypes.of(expression, SCHEMA))
                .isInstanceOf(PlanException.class)
                .hasMessageContainingAll(messages);
    }

    private static Expression col(String name) {
        return new ColumnRef(Column.of(name));
    }

    private static Expression lit(long value) {
        return new Literal(Value.of(value));
    }

    private static Expression lit(String value) {
        return new Literal(Value.of(value));
    }

    private static Expression add(Expression left, Expression right) {
        return new Arithmetic(ArithmeticOperator.ADD, left, right);
    }

    private static Expression times(Expression left, Expression right) {
        return new Arithmetic(ArithmeticOperator.MULTIPLY, left, right);
    }

    private static Expression compare(Comparison comparison, Expression left, Expression right) {
        return new Compare(comparison, left, right);
    }
}
