package dev.trefoil.plan;

/// Which numbers on the way to a value are wide, though their operands or their result may not be: both executors
/// choose by this one place where they compute in 128 bits.
public final class Intermediates {
    private Intermediates() {}

    /// Whether a product before it is cut is wide.
    public static boolean wideProduct(Type left, Type right) {
        return ExpressionTypes.bounds(left).times(ExpressionTypes.bounds(right)).wide();
    }

    /// Whether a number brought to `fraction` bits, which is at least its own precision, is wide; false for what is no
    /// number.
    public static boolean wideAt(Type type, int fraction) {
        return ExpressionTypes.isNumber(type)
                && ExpressionTypes.bounds(type)
                        .shifted(fraction - ExpressionTypes.fraction(type))
                        .wide();
    }

    /// Whether the difference of two numbers, brought to the finer of both precisions, is wide.
    public static boolean wideDifference(Type left, Type right) {
        int fraction = Math.max(ExpressionTypes.fraction(left), ExpressionTypes.fraction(right));
        Bounds a = ExpressionTypes.bounds(left).shifted(fraction - ExpressionTypes.fraction(left));
        Bounds b = ExpressionTypes.bounds(right).shifted(fraction - ExpressionTypes.fraction(right));
        return a.minus(b).wide();
    }

    /// Whether a sum over the rows of a table of at most `maxRows` rows is wide; false for what is no
    /// number.
    public static boolean wideSum(Type type, long maxRows) {
        return ExpressionTypes.isNumber(type)
                && ExpressionTypes.bounds(type)
                        .summed(Math.max(maxRows, Limits.SUM_ROWS))
                        .wide();
    }
}
