package dev.trefoil.policy;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Value;
import java.math.BigInteger;

/// The condition that a group has at least so many rows: `n >= 10` where n counts the rows of the aggregate number
/// `grouping`. Zero rows where a condition says no such thing.
record LeastCount(int grouping, long rows) {
    private static final LeastCount NONE = new LeastCount(0, 0);

    static LeastCount of(Expression condition, Traced input) {
        return switch (condition) {
            case Compare(var comparison, ColumnRef(var column), Literal(Value.IntValue(var value))) ->
                of(comparison, input.column(column), value);
            case Compare(var comparison, Literal(Value.IntValue(var value)), ColumnRef(var column)) ->
                of(turned(comparison), input.column(column), value);
            case Expression _ -> NONE;
        };
    }

    private static LeastCount of(Comparison comparison, TracedColumn column, BigInteger value) {
        if (column.counts() == 0 || value.signum() < 0 || value.bitLength() > 31) {
            return NONE;
        }
        return switch (comparison) {
            case GREATER_OR_EQUAL, EQUAL -> new LeastCount(column.counts(), value.longValueExact());
            case GREATER -> new LeastCount(column.counts(), value.longValueExact() + 1);
            case NOT_EQUAL, LESS, LESS_OR_EQUAL -> NONE;
        };
    }

    private static Comparison turned(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }
}
