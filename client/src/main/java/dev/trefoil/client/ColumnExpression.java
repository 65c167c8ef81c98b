package dev.trefoil.client;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.NumberKind;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A value for each row of a table: a column, a literal, or something computed from them. Immutable; it belongs to no
/// table until it is used in one.
///
/// Wherever another operand is wanted, a Java value (whole number, double, BigDecimal, boolean, String, LocalDate,
/// LocalDateTime or Instant in UTC) stands for its literal, and a secret value of a table ([ScalarValue]) for itself,
/// without being revealed. Comparing with null gives null, as in SQL: use [#isNull].
///
/// ```java
/// col("Age").ge(65).and(col("City").isIn("Bern", "Basel"))
/// ```
public final class ColumnExpression {
    private final Expression expression;

    ColumnExpression(Expression expression) {
        this.expression = expression;
    }

    /// `operand` itself if it is an expression or a secret value, otherwise the literal of it.
    static Expression expression(@Nullable Object operand) {
        return switch (operand) {
            case ColumnExpression column -> column.expression;
            case ScalarValue value -> value.table().value().expression;
            case null, default -> new Expression.Literal(Literals.of(operand));
        };
    }

    Expression expression() {
        return expression;
    }

    public ColumnExpression eq(Object other) {
        return compare(Comparison.EQUAL, other);
    }

    public ColumnExpression ne(Object other) {
        return compare(Comparison.NOT_EQUAL, other);
    }

    public ColumnExpression lt(Object other) {
        return compare(Comparison.LESS, other);
    }

    public ColumnExpression le(Object other) {
        return compare(Comparison.LESS_OR_EQUAL, other);
    }

    public ColumnExpression gt(Object other) {
        return compare(Comparison.GREATER, other);
    }

    public ColumnExpression ge(Object other) {
        return compare(Comparison.GREATER_OR_EQUAL, other);
    }

    /// From `low` to `high`, both included.
    public ColumnExpression between(Object low, Object high) {
        return ge(low).and(le(high));
    }

    public ColumnExpression plus(Object other) {
        return arithmetic(ArithmeticOperator.ADD, other);
    }

    public ColumnExpression minus(Object other) {
        return arithmetic(ArithmeticOperator.SUBTRACT, other);
    }

    public ColumnExpression times(Object other) {
        return arithmetic(ArithmeticOperator.MULTIPLY, other);
    }

    /// The quotient, at 20 fraction bits or more; null where `other` is zero.
    public ColumnExpression dividedBy(Object other) {
        return divide(DivideOperator.TRUE, other);
    }

    /// The quotient rounded down, an int; null where `other` is zero.
    public ColumnExpression floorDiv(Object other) {
        return divide(DivideOperator.FLOOR, other);
    }

    /// What [#floorDiv] leaves, with the sign of `other`; null where `other` is zero.
    public ColumnExpression mod(Object other) {
        return divide(DivideOperator.MODULO, other);
    }

    /// This with the other sign.
    public ColumnExpression negate() {
        return new ColumnExpression(
                new Arithmetic(ArithmeticOperator.SUBTRACT, new Expression.Literal(Value.of(0)), expression));
    }

    /// This to the power of a public whole number from 1 to 64, by repeated squaring: each product of fixed-point
    /// numbers is rounded down.
    public ColumnExpression pow(int exponent) {
        if (exponent < 1 || exponent > 64) {
            throw new PlanException("pow: the exponent " + exponent + " is outside 1..64");
        }
        if (exponent == 1) {
            return this;
        }
        ColumnExpression half = pow(exponent / 2);
        ColumnExpression square = half.times(half);
        return exponent % 2 == 0 ? square : square.times(this);
    }

    public ColumnExpression abs() {
        return function(NumberKind.ABS);
    }

    /// -1, 0 or 1.
    public ColumnExpression sign() {
        return function(NumberKind.SIGN);
    }

    public ColumnExpression floor() {
        return function(NumberKind.FLOOR);
    }

    public ColumnExpression ceil() {
        return function(NumberKind.CEIL);
    }

    /// The nearest whole number; half to even.
    public ColumnExpression round() {
        return function(NumberKind.ROUND);
    }

    /// The square root, at 20 fraction bits or more; null of a negative number.
    public ColumnExpression sqrt() {
        return function(NumberKind.SQRT);
    }

    /// e to the power of this number, at 20 fraction bits or more. Refused where its bounds let the result need more
    /// than 96 bits.
    public ColumnExpression exp() {
        return function(NumberKind.EXP);
    }

    /// The natural logarithm, at 20 fraction bits or more; null of a number that is not positive.
    public ColumnExpression log() {
        return function(NumberKind.LOG);
    }

    /// The number or label of the bin that this is in; null outside all bins.
    public ColumnExpression cut(Bins bins) {
        return new ColumnExpression(bins.cut(expression));
    }

    public ColumnExpression and(Object other) {
        return new ColumnExpression(new Expression.And(expression, expression(other)));
    }

    public ColumnExpression or(Object other) {
        return new ColumnExpression(new Expression.Or(expression, expression(other)));
    }

    /// Whether one of two bools is true and the other false; null where either is null.
    public ColumnExpression xor(Object other) {
        return ne(other);
    }

    public ColumnExpression not() {
        return new ColumnExpression(new Expression.Not(expression));
    }

    public ColumnExpression isNull() {
        return new ColumnExpression(new Expression.IsNull(expression));
    }

    public ColumnExpression isNotNull() {
        return isNull().not();
    }

    /// This, or `replacement` where it is null.
    public ColumnExpression fillNull(Object replacement) {
        return new ColumnExpression(new Expression.FillNull(expression, Literals.of(replacement)));
    }

    /// Whether this equals one of the values.
    public ColumnExpression isIn(Object... values) {
        return isIn(Arrays.asList(values));
    }

    /// Whether this equals one of the values.
    public ColumnExpression isIn(Collection<?> values) {
        return new ColumnExpression(new Expression.IsIn(
                expression, values.stream().map(Literals::of).toList()));
    }

    /// What can be done with text.
    public TextColumn str() {
        return new TextColumn(expression);
    }

    /// What can be done with dates and timestamps.
    public DateColumn dt() {
        return new DateColumn(expression);
    }

    /// This as the type of a type string (`uint8?`, `fp32[precision=10]`), with validation: a value outside it ends the
    /// run, and only that is disclosed.
    public ColumnExpression cast(String type) {
        return new ColumnExpression(new Expression.Cast(expression, TypeText.type(type)));
    }

    /// The expression in words, for example `Age >= 65`.
    @Override
    public String toString() {
        return ExpressionText.of(expression);
    }

    private ColumnExpression compare(Comparison comparison, Object other) {
        return new ColumnExpression(new Compare(comparison, expression, expression(other)));
    }

    private ColumnExpression divide(DivideOperator operator, Object other) {
        return new ColumnExpression(new Expression.Divide(operator, expression, expression(other)));
    }

    private ColumnExpression function(NumberKind kind) {
        return new ColumnExpression(new Expression.NumberFunction(kind, expression));
    }

    private ColumnExpression arithmetic(ArithmeticOperator operator, Object other) {
        return new ColumnExpression(new Arithmetic(operator, expression, expression(other)));
    }
}
