package dev.trefoil.policy;

import dev.trefoil.plan.DateTypes;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.DateAdd;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Type.BoolType;
import dev.trefoil.plan.Type.FixedType;
import dev.trefoil.plan.Type.IntType;
import dev.trefoil.plan.Type.TextType;
import java.math.BigInteger;
import java.util.stream.Stream;

/// The casts of an expression that could end a run, each of which tells one bit about the data.
final class Casts {
    private Casts() {}

    /// All casts in `expression` but those that the types prove to hold; inner casts first.
    static Stream<Disclosed> of(Expression expression, Schema schema) {
        Stream<Disclosed> inner = PlanSize.operands(expression).stream().flatMap(operand -> of(operand, schema));
        if (expression instanceof Cast(var operand, var target)
                && !alwaysHolds(ExpressionTypes.of(operand, schema), target)) {
            return Stream.concat(inner, Stream.of(new Disclosed.CastHeld(operand, target)));
        }
        if (expression instanceof DateAdd(var operand, var amount)) {
            Type from = ExpressionTypes.of(operand, schema);
            Type sum = DateTypes.sum(from, ExpressionTypes.of(amount, schema));
            BigInteger last = Layout.largestCode(from);
            return numberHolds(sum, 0, BigInteger.ZERO, last)
                    ? inner
                    : Stream.concat(inner, Stream.of(new Disclosed.CastHeld(expression, from.withNullable(true))));
        }
        return inner;
    }

    /// Whether every value of `from` lies within `target`. False where that is not proved.
    static boolean alwaysHolds(Type from, Type target) {
        if (from.nullable() && !target.nullable()) {
            return false;
        }
        return switch (target) {
            case IntType(var min, var max, var _) -> numberHolds(from, 0, min, max);
            case FixedType(int fraction, var min, var max, var _) -> numberHolds(from, fraction, min, max);
            case TextType(int maxBytes, var _) -> from instanceof TextType(int length, var _) && length <= maxBytes;
            case BoolType _, Type.DateType _, Type.TimestampType _ -> true;
        };
    }

    private static boolean numberHolds(Type from, int fraction, BigInteger min, BigInteger max) {
        return switch (from) {
            case IntType(var low, var high, var _) ->
                within(low.shiftLeft(fraction), high.shiftLeft(fraction), min, max);
            case FixedType(int bits, var low, var high, var _) ->
                within(
                        low.shiftLeft(fraction).shiftRight(bits),
                        high.shiftLeft(fraction).shiftRight(bits),
                        min,
                        max);
            case BoolType _ -> within(BigInteger.ZERO, BigInteger.ONE, min, max);
            case TextType _, Type.DateType _, Type.TimestampType _ -> false;
        };
    }

    private static boolean within(BigInteger low, BigInteger high, BigInteger min, BigInteger max) {
        return low.compareTo(min) >= 0 && high.compareTo(max) <= 0;
    }
}
