package dev.trefoil.plan;

import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Type.DateType;
import dev.trefoil.plan.Type.IntType;
import dev.trefoil.plan.Type.TimestampType;
import java.math.BigInteger;

/// The types of expressions on dates and timestamps.
public final class DateTypes {
    /// The largest number of days or seconds that may be added: far above every span, far below an overflow.
    private static final BigInteger MOST_ADDED = BigInteger.TWO.pow(60);

    private DateTypes() {}

    static Type part(String what, DateKind kind, Type operand) {
        boolean known = operand instanceof TimestampType || (operand instanceof DateType && !kind.ofTime());
        if (!known) {
            throw new PlanException(what + ": " + kind.word() + " needs a "
                    + (kind.ofTime() ? "timestamp" : "date or timestamp") + ", got " + operand.kind());
        }
        return new IntType(BigInteger.valueOf(kind.least()), BigInteger.valueOf(kind.greatest()), operand.nullable());
    }

    static Type difference(String what, Type left, Type right) {
        if (!isMoment(left) || !isMoment(right) || !left.kind().equals(right.kind())) {
            throw new PlanException(what + ": needs two dates or two timestamps, got " + left.kind() + " and "
                    + right.kind() + (isMoment(left) && isMoment(right) ? ": cast one of them" : ""));
        }
        BigInteger span = Layout.largestCode(left);
        return new IntType(span.negate(), span, left.nullable() || right.nullable());
    }

    static Type add(String what, Type operand, Type amount) {
        if (!isMoment(operand) || !(amount instanceof IntType(var min, var max, var _))) {
            throw new PlanException(what + ": needs a date or timestamp and a whole number of days or seconds, got "
                    + operand.kind() + " and " + amount.kind());
        }
        if (min.negate().max(max).compareTo(MOST_ADDED) > 0) {
            throw new PlanException(what + ": the number added has the bounds " + min + ".." + max
                    + ", at most 2^60 is supported: narrow its type, or cast it with validation");
        }
        return operand.withNullable(operand.nullable() || amount.nullable());
    }

    /// What a date or timestamp plus an amount could be, in days or seconds since 1900-01-01.
    public static IntType sum(Type operand, Type amount) {
        Bounds bounds = ExpressionTypes.bounds(amount);
        return new IntType(
                bounds.min(), bounds.max().add(Layout.largestCode(operand)), operand.nullable() || amount.nullable());
    }

    private static boolean isMoment(Type type) {
        return type instanceof DateType || type instanceof TimestampType;
    }
}
