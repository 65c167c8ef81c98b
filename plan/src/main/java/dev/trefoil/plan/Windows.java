package dev.trefoil.plan;

import dev.trefoil.plan.Plan.SortKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The shape of a window: the columns of its input, then its measures.
final class Windows {
    private Windows() {}

    static Relation of(Relation input, List<Column> partitionBy, List<SortKey> orderBy, List<WindowMeasure> measures) {
        if (measures.isEmpty()) {
            throw new PlanException("window: name at least one measure");
        }
        requireOnce("partition", partitionBy, input);
        requireOnce("order", orderBy.stream().map(SortKey::column).toList(), input);
        List<Field> fields = new ArrayList<>(input.schema().fields());
        for (WindowMeasure measure : measures) {
            fields.add(new Field(measure.output(), type(measure, input)));
        }
        return Relation.unsorted(new Schema(fields), input.maxRows());
    }

    private static void requireOnce(String what, List<Column> columns, Relation input) {
        Set<Column> seen = new HashSet<>();
        for (Column column : columns) {
            input.schema().index(column);
            if (!seen.add(column)) {
                throw new PlanException("window: column '" + column + "' is named twice in the " + what);
            }
        }
    }

    private static Type type(WindowMeasure measure, Relation input) {
        return switch (measure) {
            case WindowMeasure.Place _ -> new Type.IntType(BigInteger.ONE, BigInteger.valueOf(rows(input)), false);
            case WindowMeasure.Shift(var _, Column column, long _, var _) ->
                input.schema().type(column).withNullable(true);
            case WindowMeasure.RunningSum(Column column, var _) ->
                runningSum(column, input.schema().type(column), rows(input));
            case WindowMeasure.OfGroup(Measure of) -> Measures.type(of, input, false);
        };
    }

    private static Type runningSum(Column column, Type type, long rows) {
        String what = "running sum of '" + column + "'";
        if (!ExpressionTypes.isNumber(type)) {
            throw new PlanException(what + ": needs a number, got " + type.kind()
                    + (type instanceof Type.BoolType ? " (cast it to int first)" : ""));
        }
        Type sum = ExpressionTypes.number(
                what + " over up to " + rows + " rows",
                ExpressionTypes.fraction(type),
                ExpressionTypes.bounds(type).summed(rows),
                type.nullable());
        return sum;
    }

    /// As for sums: a script that fits a small dummy table fits a large one.
    private static long rows(Relation input) {
        return Math.max(input.maxRows(), Limits.SUM_ROWS);
    }
}
