package dev.trefoil.clear;

import dev.trefoil.plan.Expression;
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
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An expression as SQL over a stage: numbers as whole units of their type, so that everything is exact.
///
/// The caller has inferred the expression's type, so that nothing here can overflow 64 bits.
final class ExpressionSql {
    private ExpressionSql() {}

    static String of(Expression expression, Schema schema, Parameters parameters) {
        return switch (expression) {
            case ColumnRef(var column) -> Stage.column(schema.index(column));
            case Literal(Value value) -> literal(value, parameters);
            case Arithmetic(var operator, var left, var right) -> arithmetic(operator, left, right, schema, parameters);
            case Compare(Comparison comparison, var left, var right) ->
                aligned(left, right, " " + symbol(comparison) + " ", schema, parameters);
            case And(var left, var right) -> infix(left, " AND ", right, schema, parameters);
            case Or(var left, var right) -> infix(left, " OR ", right, schema, parameters);
            case Not(var operand) -> "(NOT " + of(operand, schema, parameters) + ")";
            case IsNull(var operand) -> "(" + of(operand, schema, parameters) + " IS NULL)";
            case FillNull(var operand, Value replacement) ->
                "coalesce" + aligned(operand, new Literal(replacement), ", ", schema, parameters);
            case IfElse(var condition, var then, var otherwise) ->
                "(CASE WHEN " + of(condition, schema, parameters) + " THEN "
                        + branches(then, otherwise, schema, parameters) + " END)";
            case IsIn(var operand, var values) -> isIn(operand, values, schema, parameters);
            case Cast(var operand, Type target) -> cast(operand, target, schema, parameters);
        };
    }

    private static String literal(Value value, Parameters parameters) {
        return switch (value) {
            case Value.IntValue(BigInteger number) -> number(number);
            case Value.FixedValue(BigInteger units, var _) -> number(units);
            case Value.BoolValue(boolean bool) -> bool ? "true" : "false";
            case Value.TextValue(String text) -> parameters.add(text);
            case Value.DateValue date -> number(BigInteger.valueOf(date.day()));
            case Value.TimestampValue timestamp -> number(BigInteger.valueOf(timestamp.second()));
            case Value.NullValue(Type type) -> "CAST(NULL AS " + FrameLoader.sqlType(type) + ")";
        };
    }

    private static String number(BigInteger number) {
        return "CAST(" + number + " AS BIGINT)";
    }

    private static String symbol(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private static String arithmetic(
            ArithmeticOperator operator, Expression left, Expression right, Schema schema, Parameters parameters) {
        return switch (operator) {
            case ADD -> aligned(left, right, " + ", schema, parameters);
            case SUBTRACT -> aligned(left, right, " - ", schema, parameters);
            case MULTIPLY -> {
                int cut = Math.min(fraction(left, schema), fraction(right, schema));
                String product = infix(left, " * ", right, schema, parameters);
                yield scaled(product, -cut);
            }
        };
    }

    private static String infix(
            Expression left, String operator, Expression right, Schema schema, Parameters parameters) {
        return "(" + of(left, schema, parameters) + operator + of(right, schema, parameters) + ")";
    }

    /// Both operands at the finer of their precisions, with `between` between them, in brackets.
    private static String aligned(
            Expression left, Expression right, String between, Schema schema, Parameters parameters) {
        int fraction = Math.max(fraction(left, schema), fraction(right, schema));
        return "(" + scaled(left, fraction, schema, parameters) + between + scaled(right, fraction, schema, parameters)
                + ")";
    }

    private static String branches(Expression then, Expression otherwise, Schema schema, Parameters parameters) {
        int fraction = Math.max(fraction(then, schema), fraction(otherwise, schema));
        return scaled(then, fraction, schema, parameters) + " ELSE " + scaled(otherwise, fraction, schema, parameters);
    }

    /// The expression at `fraction` bits; what is no number stays as it is.
    private static String scaled(Expression expression, int fraction, Schema schema, Parameters parameters) {
        return scaled(of(expression, schema, parameters), fraction - fraction(expression, schema));
    }

    /// A number times 2^shift, rounded down.
    private static String scaled(String sql, int shift) {
        if (shift == 0) {
            return sql;
        }
        return shift > 0 ? "(" + sql + " * " + (1L << shift) + ")" : "(" + sql + " >> " + -shift + ")";
    }

    /// A column of type `from` in the units of `to`, which is at least as fine.
    static String rescaled(String sql, Type from, Type to) {
        return scaled(sql, ExpressionTypes.fraction(to) - ExpressionTypes.fraction(from));
    }

    /// A value that the operand's precision cannot express equals no operand, and is left out.
    private static String isIn(Expression operand, List<Value> values, Schema schema, Parameters parameters) {
        int fraction = fraction(operand, schema);
        String sql = of(operand, schema, parameters);
        List<String> list = values.stream()
                .map(value -> exact(value, fraction))
                .flatMap(Optional::stream)
                .map(value -> literal(value, parameters))
                .toList();
        return list.isEmpty()
                ? "(CASE WHEN " + sql + " IS NULL THEN NULL ELSE false END)"
                : "(" + sql + list.stream().collect(Collectors.joining(", ", " IN (", "))"));
    }

    private static Optional<Value> exact(Value value, int fraction) {
        int shift = fraction - ExpressionTypes.fraction(value.type());
        return switch (value) {
            case Value.IntValue(BigInteger number) -> Optional.of(new Value.IntValue(number.shiftLeft(shift)));
            case Value.FixedValue(BigInteger units, var _) ->
                units.shiftLeft(shift).shiftRight(shift).equals(units)
                        ? Optional.of(new Value.IntValue(units.shiftLeft(shift)))
                        : Optional.empty();
            case Value.BoolValue _, Value.TextValue _, Value.DateValue _, Value.TimestampValue _, Value.NullValue _ ->
                Optional.of(value);
        };
    }

    private static String cast(Expression operand, Type target, Schema schema, Parameters parameters) {
        Type from = ExpressionTypes.of(operand, schema);
        String sql = of(operand, schema, parameters);
        return switch (target) {
            case Type.IntType _, Type.FixedType _ ->
                from instanceof Type.BoolType
                        ? "CAST(" + sql + " AS BIGINT)"
                        : scaled(sql, ExpressionTypes.fraction(target) - ExpressionTypes.fraction(from));
            case Type.BoolType _, Type.TextType _ -> sql;
            case Type.DateType _ -> from instanceof Type.TimestampType ? DateSql.day(sql) : sql;
            case Type.TimestampType _ -> from instanceof Type.DateType ? DateSql.midnight(sql) : sql;
        };
    }

    private static int fraction(Expression expression, Schema schema) {
        return ExpressionTypes.fraction(ExpressionTypes.of(expression, schema));
    }
}
