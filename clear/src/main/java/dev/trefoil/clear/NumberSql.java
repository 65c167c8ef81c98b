package dev.trefoil.clear;

import dev.trefoil.plan.Exponential;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.math.BigInteger;

/// Divisions, extremes and functions of numbers as SQL: in 128 bits where something is scaled first. Every operand
/// stands once in the text.
final class NumberSql {
    private NumberSql() {}

    static String of(Divide divide, Schema schema, Parameters parameters) {
        Type type = ExpressionTypes.of(divide, schema);
        int left = fraction(divide.left(), schema);
        int right = fraction(divide.right(), schema);
        int finer = Math.max(left, right);
        String dividend = ExpressionSql.of(divide.left(), schema, parameters);
        String divisor = ExpressionSql.of(divide.right(), schema, parameters);
        String number = switch (divide.operator()) {
            case TRUE ->
                call(
                        NumberFunctions.FLOOR_DIVIDE,
                        shifted(dividend, ExpressionTypes.fraction(type) + right - left),
                        divisor);
            case FLOOR ->
                call(NumberFunctions.FLOOR_DIVIDE, shifted(dividend, finer - left), shifted(divisor, finer - right));
            case MODULO ->
                call(NumberFunctions.FLOOR_MODULO, shifted(dividend, finer - left), shifted(divisor, finer - right));
        };
        return as(number, type);
    }

    /// The first of the two in order, where a null comes before all: so it is null where either is.
    static String of(Extreme extreme, Schema schema, Parameters parameters) {
        String both = ExpressionSql.aligned(extreme.left(), extreme.right(), ", ", schema, parameters);
        String order = switch (extreme.kind()) {
            case LEAST -> "'ASC'";
            case GREATEST -> "'DESC'";
        };
        Type type = ExpressionTypes.of(extreme, schema);
        String first = "list_sort(list_value" + both + ", " + order + ", 'NULLS FIRST')[1]";
        return ExpressionTypes.isNumber(type) ? as(first, type) : first;
    }

    static String of(NumberFunction function, Schema schema, Parameters parameters) {
        String operand = ExpressionSql.of(function.operand(), schema, parameters);
        int fraction = fraction(function.operand(), schema);
        Type type = ExpressionTypes.of(function, schema);
        return switch (function.kind()) {
            case ABS -> as("abs(" + operand + ")", type);
            case SIGN -> as("sign(" + operand + ")", type);
            case FLOOR -> as("(" + operand + " >> " + fraction + ")", type);
            case CEIL -> as("(- ((- " + operand + ") >> " + fraction + "))", type);
            case SQRT -> {
                int zeros = 2 * ExpressionTypes.fraction(type) - fraction;
                yield as(call(NumberFunctions.SQUARE_ROOT, operand, Integer.toString(zeros)), type);
            }
            case EXP -> {
                int packed = Exponential.of(ExpressionTypes.of(function.operand(), schema))
                        .packed();
                yield as(call(NumberFunctions.POWER_OF_E, operand, Integer.toString(packed)), type);
            }
            case LOG -> as(call(NumberFunctions.NATURAL_LOGARITHM, operand, Integer.toString(fraction)), type);
            case ROUND -> as(call(NumberFunctions.ROUND_HALF_EVEN, operand, Integer.toString(fraction)), type);
        };
    }

    private static String call(String function, String left, String right) {
        return function + "(" + left + ", " + right + ")";
    }

    private static String as(String number, Type type) {
        return "CAST(" + number + " AS " + FrameLoader.sqlType(type) + ")";
    }

    private static String shifted(String number, int bits) {
        return bits == 0
                ? number
                : "(CAST(" + number + " AS HUGEINT) * CAST('" + BigInteger.ONE.shiftLeft(bits) + "' AS HUGEINT))";
    }

    private static int fraction(Expression expression, Schema schema) {
        return ExpressionTypes.fraction(ExpressionTypes.of(expression, schema));
    }
}
