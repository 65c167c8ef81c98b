package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Measure;

/// A measure in the words of a review. A measure that shows the value of a single row says so.
final class MeasureWords {
    private static final String ONE_ROW = ", which is the value of a single row";

    private MeasureWords() {}

    static String of(Measure measure) {
        return what(measure) + " (as " + column(measure.output()) + ")";
    }

    private static String what(Measure measure) {
        return switch (measure) {
            case Measure.CountRows _ -> "the number of rows";
            case Measure.OfColumn(var kind, Column input, var _) -> ofColumn(kind, column(input));
            case Measure.OfTwoColumns(var kind, Column left, Column right, var _) ->
                ofTwoColumns(kind, column(left), column(right));
            case Measure.Quantile(var q, Column input, var _) ->
                "the " + q.toPlainString() + " quantile of " + column(input) + ", which is made of one or two rows";
        };
    }

    private static String ofColumn(Measure.Kind kind, String input) {
        return switch (kind) {
            case COUNT -> "how many " + input + " are not null";
            case SUM -> "the sum of " + input;
            case MEAN -> "the mean of " + input;
            case MIN -> "the smallest " + input + ONE_ROW;
            case MAX -> "the largest " + input + ONE_ROW;
            case COUNT_DISTINCT -> "how many different values " + input + " has, nulls not counted";
            case MEDIAN -> "the median of " + input + ", which is made of one or two rows";
            case MODE -> "the most frequent " + input + " (the smallest of several)";
            case VAR -> "the variance of " + input;
            case STD -> "the standard deviation of " + input;
            case ANY -> "whether " + input + " is true in any row";
            case ALL -> "whether " + input + " is true in all rows that have it";
        };
    }

    private static String ofTwoColumns(Measure.PairKind kind, String left, String right) {
        return switch (kind) {
            case COVARIANCE -> "the covariance of " + left + " and " + right;
            case CORRELATION -> "the correlation of " + left + " and " + right;
            case WEIGHTED_MEAN -> "the mean of " + left + " weighted by " + right;
        };
    }

    private static String column(Column column) {
        return ExpressionText.column(column);
    }
}
