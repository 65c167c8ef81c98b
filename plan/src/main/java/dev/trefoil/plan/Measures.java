package dev.trefoil.plan;

import java.math.BigInteger;

/// The types of measures, with bounds.
final class Measures {
    private Measures() {}

    static Type type(Measure measure, Relation input, boolean global) {
        long rows = Math.max(input.maxRows(), Limits.SUM_ROWS);
        return switch (measure) {
            case Measure.CountRows _ -> count(rows);
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                ofColumn(kind, column, input.schema().type(column), rows, global);
            case Measure.OfTwoColumns pair -> MomentTypes.of(pair, input.schema(), rows);
            case Measure.Quantile(var q, Column column, var _) ->
                quantile(
                        "quantile " + q.toPlainString() + " of '" + column + "'",
                        input.schema().type(column),
                        global);
        };
    }

    private static Type ofColumn(Measure.Kind kind, Column column, Type type, long rows, boolean global) {
        boolean nullable = global || type.nullable();
        String what = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " of '" + column + "'";
        return switch (kind) {
            case COUNT -> count(rows);
            case SUM -> {
                requireNumber(what, type);
                yield ExpressionTypes.number(
                        what + " over up to " + rows + " rows",
                        ExpressionTypes.fraction(type),
                        ExpressionTypes.bounds(type).summed(rows),
                        nullable);
            }
            case MEAN -> {
                requireNumber(what, type);
                ExpressionTypes.intermediate(
                        what + " over up to " + rows + " rows",
                        ExpressionTypes.bounds(type).summed(rows));
                int scale = ExpressionTypes.fraction(type) == 0 ? Type.DEFAULT_FRACTION : 0;
                yield ExpressionTypes.number(
                        what,
                        ExpressionTypes.fraction(type) + scale,
                        ExpressionTypes.bounds(type).shifted(scale),
                        nullable);
            }
            case MIN, MAX -> {
                if (type instanceof Type.BoolType) {
                    throw new PlanException(what + ": bools have no order");
                }
                yield type.withNullable(nullable);
            }
            case COUNT_DISTINCT -> count(rows);
            case MEDIAN -> quantile(what, type, global);
            case MODE -> type.withNullable(nullable);
            case VAR -> MomentTypes.variance(what, type, rows);
            case STD -> MomentTypes.deviation(what, type, rows);
            case ANY, ALL -> {
                if (!(type instanceof Type.BoolType)) {
                    throw new PlanException(
                            what + ": needs a bool, got " + type.kind() + " (compare it with something" + " first)");
                }
                yield type.withNullable(nullable);
            }
        };
    }

    private static Type quantile(String what, Type type, boolean global) {
        requireNumber(what, type);
        int scale = ExpressionTypes.fraction(type) == 0 ? Type.DEFAULT_FRACTION : 0;
        return ExpressionTypes.number(
                what,
                ExpressionTypes.fraction(type) + scale,
                ExpressionTypes.bounds(type).shifted(scale),
                global || type.nullable());
    }

    private static Type count(long rows) {
        return new Type.IntType(BigInteger.ZERO, BigInteger.valueOf(rows), false);
    }

    static void requireNumber(String what, Type type) {
        if (!ExpressionTypes.isNumber(type)) {
            throw new PlanException(what + ": needs a number, got " + type.kind()
                    + (type instanceof Type.BoolType ? " (cast it to int first)" : ""));
        }
    }
}
