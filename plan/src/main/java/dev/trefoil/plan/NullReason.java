package dev.trefoil.plan;

import dev.trefoil.plan.Plan.KeyPair;
import java.util.List;
import java.util.stream.Collectors;

/// One way in which a cell of a result may come to be null. [NullReasons] finds them; the kinds are closed.
public sealed interface NullReason {
    /// The cell is null in a stored table.
    record InTable(TableRef table, Column column) implements NullReason {}

    /// The script writes a null.
    record Written() implements NullReason {}

    /// The row has no partner in one of the two tables of a join.
    record NoMatch(Side without, List<KeyPair> keys) implements NullReason {
        public NoMatch {
            keys = List.copyOf(keys);
        }
    }

    /// There is nothing to measure: no row, or none with a value in each column that is measured.
    record NothingToMeasure(Measure measure) implements NullReason {}

    /// There are values, but too few of them, all equal, or with weights that sum up to zero.
    record Undefined(Measure measure) implements NullReason {}

    /// The divisor is zero.
    record DivisionByZero(Expression quotient) implements NullReason {}

    /// The function is not defined there: a root of less than zero, a logarithm of zero or less.
    record OutsideDomain(Expression function) implements NullReason {}

    /// The group has no row so many places before or behind.
    record NoNeighbour(WindowMeasure.Shift shift) implements NullReason {}

    /// No value has come yet in the running sum.
    record NoneYet(WindowMeasure.RunningSum sum) implements NullReason {}

    /// A side of a join.
    enum Side {
        LEFT,
        RIGHT
    }

    /// This as words after "null where ..."; names are escaped.
    default String words() {
        return switch (this) {
            case InTable(TableRef table, Column column) ->
                ExpressionText.column(column) + " is null in "
                        + switch (table) {
                            case Handle handle -> "table " + handle.brief() + "...";
                            case StepRef(int step) -> "the table of step " + step;
                        };
            case Written() -> "the script writes a null";
            case NoMatch(Side without, var keys) ->
                "the row has no match in the " + (without == Side.LEFT ? "left" : "right") + " table of the join by "
                        + keys.stream()
                                .map(pair -> ExpressionText.column(pair.left()) + " = "
                                        + ExpressionText.column(pair.right()))
                                .collect(Collectors.joining(", "));
            case NothingToMeasure(Measure measure) ->
                "no row has a value to measure for " + ExpressionText.column(measure.output());
            case Undefined(Measure measure) -> undefined(measure);
            case DivisionByZero(Expression quotient) -> "the divisor is zero in " + ExpressionText.of(quotient);
            case OutsideDomain(Expression function) ->
                ExpressionText.of(function) + " is not defined, since its operand is too small";
            case NoNeighbour(var shift) ->
                "the group has no row " + shift.offset()
                        + switch (shift.kind()) {
                            case LAG -> " before";
                            case LEAD -> " behind";
                        }
                        + " for " + ExpressionText.column(shift.output());
            case NoneYet(var sum) ->
                "no value of " + ExpressionText.column(sum.input()) + " has come yet for "
                        + ExpressionText.column(sum.output());
        };
    }

    private static String undefined(Measure measure) {
        String output = ExpressionText.column(measure.output());
        return measure instanceof Measure.OfTwoColumns(var kind, var _, var _, var _)
                ? switch (kind) {
                    case COVARIANCE -> "there are fewer than two pairs of values for " + output;
                    case CORRELATION -> "one of the columns does not vary, for " + output;
                    case WEIGHTED_MEAN -> "the weights sum up to zero for " + output;
                }
                : "there are fewer than two values for " + output;
    }
}
