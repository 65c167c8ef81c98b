package dev.trefoil.plan;

import dev.trefoil.plan.Expression.Coalesce;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.Expression.NumberKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The types of quotients, extremes and functions of numbers: all bounds are exact, since each of them is monotone
/// wherever the signs of its operands do not change.
final class NumberTypes {
    private NumberTypes() {}

    static Type divide(Divide divide, Type left, Type right) {
        String what = ExpressionText.of(divide);
        String symbol = divide.operator().symbol();
        if (!ExpressionTypes.isNumber(left) || !ExpressionTypes.isNumber(right)) {
            throw new PlanException(
                    what + ": " + symbol + " needs two numbers, got " + left.kind() + " and " + right.kind());
        }
        Bounds divisor = ExpressionTypes.bounds(right);
        boolean nullable = left.nullable() || right.nullable() || divisor.holdsZero();
        int finer = Math.max(ExpressionTypes.fraction(left), ExpressionTypes.fraction(right));
        Bounds dividend = scaled(what, left, finer);
        return switch (divide.operator()) {
            case TRUE -> {
                int fraction = finer == 0 ? Type.DEFAULT_FRACTION : finer;
                Bounds fine = scaled(what, left, fraction + ExpressionTypes.fraction(right));
                yield ExpressionTypes.number(what, fraction, quotient(fine, divisor), nullable);
            }
            case FLOOR -> ExpressionTypes.number(what, 0, quotient(dividend, scaled(what, right, finer)), nullable);
            case MODULO ->
                ExpressionTypes.number(what, finer, remainder(dividend, scaled(what, right, finer)), nullable);
        };
    }

    static Type extreme(Extreme extreme, Type left, Type right) {
        String what = ExpressionText.of(extreme);
        Type union = ExpressionTypes.union(what, left, right);
        if (union instanceof Type.BoolType) {
            throw new PlanException(what + ": bools have no order, use and / or");
        }
        if (!ExpressionTypes.isNumber(union)) {
            return union;
        }
        int fraction = ExpressionTypes.fraction(union);
        Bounds a = scaled(what, left, fraction);
        Bounds b = scaled(what, right, fraction);
        Bounds bounds = switch (extreme.kind()) {
            case LEAST -> new Bounds(a.min().min(b.min()), a.max().min(b.max()));
            case GREATEST -> new Bounds(a.min().max(b.min()), a.max().max(b.max()));
        };
        return ExpressionTypes.number(what, fraction, bounds, union.nullable());
    }

    static Type coalesce(Coalesce coalesce, Type left, Type right) {
        boolean nullable = left.nullable() && right.nullable();
        return ExpressionTypes.union(ExpressionText.of(coalesce), left, right).withNullable(nullable);
    }

    static Type function(NumberFunction function, Type operand) {
        String what = ExpressionText.of(function);
        if (!ExpressionTypes.isNumber(operand)) {
            throw new PlanException(what + ": needs a number, got " + operand.kind());
        }
        int fraction = ExpressionTypes.fraction(operand);
        NumberKind kind = function.kind();
        return switch (kind) {
            case ABS ->
                ExpressionTypes.number(what, fraction, absolute(ExpressionTypes.bounds(operand)), operand.nullable());
            case SIGN -> each(what, operand, number -> BigInteger.valueOf(number.signum()));
            case FLOOR -> each(what, operand, number -> number.shiftRight(fraction));
            case CEIL ->
                each(
                        what,
                        operand,
                        number -> number.negate().shiftRight(fraction).negate());
            case SQRT -> squareRoot(what, operand);
            case EXP -> SeriesTypes.exponential(what, operand);
            case LOG -> SeriesTypes.logarithm(what, operand);
            case ROUND -> each(what, operand, number -> NumberMath.rounded(number, fraction));
        };
    }

    /// The int between what a monotone function makes of the operand's bounds.
    private static Type each(String what, Type operand, UnaryOperator<BigInteger> function) {
        Bounds bounds = ExpressionTypes.bounds(operand);
        Bounds result = new Bounds(function.apply(bounds.min()), function.apply(bounds.max()));
        return ExpressionTypes.number(what, 0, result, operand.nullable());
    }

    private static Type squareRoot(String what, Type operand) {
        int fraction = Math.max(Type.DEFAULT_FRACTION, ExpressionTypes.fraction(operand));
        Bounds scaled = scaled(what, operand, 2 * fraction);
        Bounds root = new Bounds(
                scaled.min().max(BigInteger.ZERO).sqrt(),
                scaled.max().max(BigInteger.ZERO).sqrt());
        boolean nullable = operand.nullable() || scaled.min().signum() < 0;
        return ExpressionTypes.number(what, fraction, root, nullable);
    }

    private static Bounds absolute(Bounds bounds) {
        BigInteger a = bounds.min().abs();
        BigInteger b = bounds.max().abs();
        return new Bounds(bounds.holdsZero() ? BigInteger.ZERO : a.min(b), a.max(b));
    }

    /// The bounds of a number brought to `fraction` bits.
    private static Bounds scaled(String what, Type type, int fraction) {
        Bounds bounds = ExpressionTypes.bounds(type).shifted(fraction - ExpressionTypes.fraction(type));
        int bits = Math.max(bounds.min().bitLength(), bounds.max().bitLength()) + 1;
        if (bits > Divide.MAX_DIVIDEND_BITS) {
            throw new PlanException(what + " could overflow: an operand at " + fraction + " fraction bits needs " + bits
                    + " bits, at most " + Divide.MAX_DIVIDEND_BITS
                    + " are supported: narrow the types of its columns, or cast one with validation");
        }
        return bounds;
    }

    /// The bounds of floor(dividend / divisor) over the divisors that are not zero; 0..0 if there are none.
    private static Bounds quotient(Bounds dividend, Bounds divisor) {
        List<BigInteger> corners = new ArrayList<>();
        for (Bounds part : parts(divisor)) {
            for (BigInteger end : List.of(part.min(), part.max())) {
                corners.add(NumberMath.floorDivide(dividend.min(), end));
                corners.add(NumberMath.floorDivide(dividend.max(), end));
            }
        }
        BigInteger min = corners.stream().min(BigInteger::compareTo).orElse(BigInteger.ZERO);
        BigInteger max = corners.stream().max(BigInteger::compareTo).orElse(BigInteger.ZERO);
        return new Bounds(min, max);
    }

    /// The bounds of the remainder of a floored division.
    private static Bounds remainder(Bounds dividend, Bounds divisor) {
        BigInteger min = BigInteger.ZERO;
        BigInteger max = BigInteger.ZERO;
        if (divisor.max().signum() > 0) {
            BigInteger below = divisor.max().subtract(BigInteger.ONE);
            max = dividend.min().signum() < 0 ? below : below.min(dividend.max());
        }
        if (divisor.min().signum() < 0) {
            BigInteger above = divisor.min().add(BigInteger.ONE);
            min = dividend.max().signum() > 0 ? above : above.max(dividend.min());
        }
        return new Bounds(min, max);
    }

    /// The negative and the positive part of bounds, without zero.
    private static List<Bounds> parts(Bounds bounds) {
        List<Bounds> parts = new ArrayList<>();
        if (bounds.min().signum() < 0) {
            parts.add(new Bounds(bounds.min(), bounds.max().min(BigInteger.ONE.negate())));
        }
        if (bounds.max().signum() > 0) {
            parts.add(new Bounds(bounds.min().max(BigInteger.ONE), bounds.max()));
        }
        return parts;
    }
}
