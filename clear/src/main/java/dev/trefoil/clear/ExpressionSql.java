package dev.trefoil.clear;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.And;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.Coalesce;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.Concatenate;
import dev.trefoil.plan.Expression.DateAdd;
import dev.trefoil.plan.Expression.DateDifference;
import dev.trefoil.plan.Expression.DatePart;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.FillNull;
import dev.trefoil.plan.Expression.IfElse;
import dev.trefoil.plan.Expression.IsIn;
import dev.trefoil.plan.Expression.IsNull;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Expression.Not;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.Expression.Or;
import dev.trefoil.plan.Expression.Placeholder;
import dev.trefoil.plan.Expression.Substring;
import dev.trefoil.plan.Expression.TextFunction;
import dev.trefoil.plan.Expression.TextMatch;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An expression as SQL over a stage: numbers as whole units of their type, so that everything is exact.
///
/// The caller has inferred the expression's type, so that nothing here can overflow: an expression of a wide
/// type is a HUGEINT of 128 bits, any other number a BIGINT, and what is wide on the way is computed as HUGEINT.
final class ExpressionSql {
    private ExpressionSql() {}

    static String of(Expression expression, Schema schema, Parameters parameters) {
        return switch (expression) {
            case ColumnRef(var column) -> Stage.column(schema.index(column));
            case Literal(Value value) -> literal(value, parameters);
            case Placeholder(var name, var _) -> throw new PlanException("the placeholder " + name + " has no value");
            case Arithmetic(var operator, var left, var right) ->
                arithmetic(expression, operator, left, right, schema, parameters);
            case Divide divide -> NumberSql.of(divide, schema, parameters);
            case Extreme extreme -> NumberSql.of(extreme, schema, parameters);
            case NumberFunction function -> NumberSql.of(function, schema, parameters);
            case Compare(Comparison comparison, var left, var right) ->
                aligned(left, right, " " + symbol(comparison) + " ", schema, parameters);
            case TextFunction(var kind, var operand) -> TextSql.function(kind, of(operand, schema, parameters));
            case Substring(var operand, int start, int length) ->
                TextSql.substring(of(operand, schema, parameters), start, length);
            case TextMatch(var kind, var operand, var pattern) ->
                TextSql.match(kind, of(operand, schema, parameters), parameters.add(pattern));
            case Concatenate(var left, var right) ->
                TextSql.concatenate(of(left, schema, parameters), of(right, schema, parameters));
            case And(var left, var right) -> infix(left, " AND ", right, schema, parameters);
            case Or(var left, var right) -> infix(left, " OR ", right, schema, parameters);
            case Not(var operand) -> "(NOT " + of(operand, schema, parameters) + ")";
            case IsNull(var operand) -> "(" + of(operand, schema, parameters) + " IS NULL)";
            case FillNull(var operand, Value replacement) ->
                "coalesce" + aligned(operand, new Literal(replacement), ", ", schema, parameters);
            case Coalesce(var left, var right) -> "coalesce" + aligned(left, right, ", ", schema, parameters);
            case IfElse(var condition, var then, var otherwise) ->
                "(CASE WHEN " + of(condition, schema, parameters) + " THEN "
                        + branches(then, otherwise, schema, parameters) + " END)";
            case IsIn(var operand, var values) -> isIn(operand, values, schema, parameters);
            case Cast cast -> checked(cast, schema, parameters);
            case DatePart(var kind, var operand) ->
                DateSql.part(kind, of(operand, schema, parameters), ExpressionTypes.of(operand, schema));
            case DateDifference(var left, var right) ->
                DateSql.difference(
                        of(left, schema, parameters), of(right, schema, parameters), ExpressionTypes.of(left, schema));
            case DateAdd(var operand, var amount) -> infix(operand, " + ", amount, schema, parameters);
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
        boolean wide = number.bitLength() >= Type.NARROW_BITS;
        return "CAST(" + number + " AS " + FrameLoader.numberType(wide) + ")";
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
            Expression expression,
            ArithmeticOperator operator,
            Expression left,
            Expression right,
            Schema schema,
            Parameters parameters) {
        Type a = ExpressionTypes.of(left, schema);
        Type b = ExpressionTypes.of(right, schema);
        boolean wide = ExpressionTypes.of(expression, schema).wide();
        if (operator == ArithmeticOperator.MULTIPLY) {
            boolean wideProduct = Intermediates.wideProduct(a, b);
            String x = resized(of(left, schema, parameters), a.wide(), a.wide() || wideProduct);
            String y = of(right, schema, parameters);
            int cut = Math.min(ExpressionTypes.fraction(a), ExpressionTypes.fraction(b));
            return resized(scaled("(" + x + " * " + y + ")", -cut), a.wide() || b.wide() || wideProduct, wide);
        }
        int fraction = Math.max(ExpressionTypes.fraction(a), ExpressionTypes.fraction(b));
        boolean wideOperand = Intermediates.wideAt(a, fraction) || Intermediates.wideAt(b, fraction);
        String between = operator == ArithmeticOperator.ADD ? " + " : " - ";
        return resized(aligned(left, right, between, schema, parameters), wideOperand, wide);
    }

    /// A number as BIGINT or HUGEINT.
    private static String resized(String sql, boolean isWide, boolean toWide) {
        return isWide == toWide ? sql : "CAST(" + sql + " AS " + FrameLoader.numberType(toWide) + ")";
    }

    private static String infix(
            Expression left, String operator, Expression right, Schema schema, Parameters parameters) {
        return "(" + of(left, schema, parameters) + operator + of(right, schema, parameters) + ")";
    }

    /// Both operands at the finer of their precisions, with `between` between them, in brackets.
    static String aligned(Expression left, Expression right, String between, Schema schema, Parameters parameters) {
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
        return scaled(of(expression, schema, parameters), ExpressionTypes.of(expression, schema), fraction);
    }

    /// A value of this type at `fraction` bits, as HUGEINT if that is wide.
    private static String scaled(String sql, Type type, int fraction) {
        boolean wide = type.wide() || Intermediates.wideAt(type, fraction);
        return scaled(resized(sql, type.wide(), wide), fraction - ExpressionTypes.fraction(type));
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
        return scaled(
                resized(sql, from.wide(), to.wide()), ExpressionTypes.fraction(to) - ExpressionTypes.fraction(from));
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

    /// A cast whose values are known to lie within the target.
    private static String checked(Cast cast, Schema schema, Parameters parameters) {
        Type from = ExpressionTypes.of(cast.operand(), schema);
        boolean isWide = from.wide() || Intermediates.wideAt(from, ExpressionTypes.fraction(cast.target()));
        return resized(
                unchecked(cast, schema, parameters), isWide, cast.target().wide());
    }

    /// The value of a cast whether or not it lies within the target.
    static String unchecked(Cast cast, Schema schema, Parameters parameters) {
        Type from = ExpressionTypes.of(cast.operand(), schema);
        String sql = of(cast.operand(), schema, parameters);
        return switch (cast.target()) {
            case Type.IntType _, Type.FixedType _ ->
                from instanceof Type.BoolType
                        ? "CAST(" + sql + " AS BIGINT)"
                        : scaled(sql, from, ExpressionTypes.fraction(cast.target()));
            case Type.BoolType _, Type.TextType _ -> sql;
            case Type.DateType _ -> from instanceof Type.TimestampType ? DateSql.day(sql) : sql;
            case Type.TimestampType _ -> from instanceof Type.DateType ? DateSql.midnight(sql) : sql;
        };
    }

    private static int fraction(Expression expression, Schema schema) {
        return ExpressionTypes.fraction(ExpressionTypes.of(expression, schema));
    }
}
