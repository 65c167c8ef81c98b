package dev.trefoil.client;

import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.plan.WindowMeasure.PlaceKind;
import dev.trefoil.plan.WindowMeasure.ShiftKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The words of the dataframe language, made to be imported statically:
/// `import static dev.trefoil.client.Trefoil.*;`
public final class Trefoil {
    private Trefoil() {}

    public static ColumnExpression col(String name) {
        return new ColumnExpression(new Expression.ColumnRef(Column.of(name)));
    }

    /// A literal, for expressions that begin with one: `lit(1).minus(col("x"))`.
    public static ColumnExpression lit(Object value) {
        return new ColumnExpression(ColumnExpression.expression(value));
    }

    public static When when(ColumnExpression condition) {
        return new When(condition.expression());
    }

    /// Public intervals for [ColumnExpression#cut]: rising breaks, each bin with its upper break.
    public static Bins bins(Object... breaks) {
        return Bins.of(List.of(breaks));
    }

    /// The least of the values; null where any is null.
    public static ColumnExpression least(Object first, Object... others) {
        return extreme(ExtremeKind.LEAST, first, others);
    }

    /// The greatest of the values; null where any is null.
    public static ColumnExpression greatest(Object first, Object... others) {
        return extreme(ExtremeKind.GREATEST, first, others);
    }

    /// The first of the values that is not null.
    public static ColumnExpression coalesce(Object first, Object... others) {
        Expression result = ColumnExpression.expression(first);
        for (Object other : others) {
            result = new Expression.Coalesce(result, ColumnExpression.expression(other));
        }
        return new ColumnExpression(result);
    }

    private static ColumnExpression extreme(ExtremeKind kind, Object first, Object... others) {
        Expression result = ColumnExpression.expression(first);
        for (Object other : others) {
            result = new Expression.Extreme(kind, result, ColumnExpression.expression(other));
        }
        return new ColumnExpression(result);
    }

    /// The one value of a table that has one row whatever the data, and one column: to compute with while it is
    /// secret.
    public static ColumnExpression scalar(DataFrame table) {
        return table.value();
    }

    /// A secret value, for expressions that begin with one: `scalar(people.mean("Age")).minus(col("Age"))`.
    public static ColumnExpression scalar(ScalarValue value) {
        return scalar(value.table());
    }

    /// Rows without a match vanish.
    public static JoinOn inner() {
        return JoinOn.of(JoinKind.INNER);
    }

    /// Left rows without a match stay, with nulls on the right.
    public static JoinOn left() {
        return JoinOn.of(JoinKind.LEFT);
    }

    /// Right rows without a match stay, with nulls on the left; key columns hold the right keys.
    public static JoinOn right() {
        return JoinOn.of(JoinKind.RIGHT);
    }

    /// Rows without a match stay on either side; key columns hold the key of the side that is there.
    public static JoinOn full() {
        return JoinOn.of(JoinKind.FULL);
    }

    /// The left rows that have a match, each once, with the left columns only.
    public static JoinOn semi() {
        return JoinOn.of(JoinKind.SEMI);
    }

    /// The left rows that have no match, with the left columns only.
    public static JoinOn anti() {
        return JoinOn.of(JoinKind.ANTI);
    }

    public static Aggregation sum(String column) {
        return Aggregation.of(Measure.Kind.SUM, column);
    }

    public static Aggregation mean(String column) {
        return Aggregation.of(Measure.Kind.MEAN, column);
    }

    public static Aggregation min(String column) {
        return Aggregation.of(Measure.Kind.MIN, column);
    }

    public static Aggregation max(String column) {
        return Aggregation.of(Measure.Kind.MAX, column);
    }

    /// How many values of the column are not null.
    public static Aggregation count(String column) {
        return Aggregation.of(Measure.Kind.COUNT, column);
    }

    /// How many rows.
    public static Aggregation count() {
        return Aggregation.rows();
    }

    /// How many different values there are, nulls not counted.
    public static Aggregation countDistinct(String column) {
        return Aggregation.of(Measure.Kind.COUNT_DISTINCT, column);
    }

    /// The middle value, or half the sum of the two in the middle.
    public static Aggregation median(String column) {
        return Aggregation.of(Measure.Kind.MEDIAN, column);
    }

    /// The most frequent value; the smallest of several.
    public static Aggregation mode(String column) {
        return Aggregation.of(Measure.Kind.MODE, column);
    }

    /// Whether any of the bools is true; null without any that is not null.
    public static Aggregation any(String column) {
        return Aggregation.of(Measure.Kind.ANY, column);
    }

    /// Whether all of the bools that are not null are true; null without any.
    public static Aggregation all(String column) {
        return Aggregation.of(Measure.Kind.ALL, column);
    }

    /// The value below which the share q of the numbers lies, interpolated linearly; q is a number from 0 to 1 with
    /// at most six decimals.
    public static Aggregation quantile(String column, double q) {
        return quantile(column, BigDecimal.valueOf(q));
    }

    /// As [#quantile(String, double)].
    public static Aggregation quantile(String column, BigDecimal q) {
        return Aggregation.quantile(column, q);
    }

    /// The sample variance, over n - 1; null for fewer than two values.
    public static Aggregation var(String column) {
        return Aggregation.of(Measure.Kind.VAR, column);
    }

    /// The sample standard deviation; null for fewer than two values.
    public static Aggregation std(String column) {
        return Aggregation.of(Measure.Kind.STD, column);
    }

    /// The sample covariance of two columns, over n - 1; rows with a null in either are skipped.
    public static Aggregation covariance(String left, String right) {
        return Aggregation.ofTwo(Measure.PairKind.COVARIANCE, left, right);
    }

    /// Pearson's correlation of two columns; null where one of them does not vary.
    public static Aggregation correlation(String left, String right) {
        return Aggregation.ofTwo(Measure.PairKind.CORRELATION, left, right);
    }

    /// The mean of the column, weighted by another one, which must not be negative.
    public static Aggregation weightedMean(String column, String weights) {
        return Aggregation.ofTwo(Measure.PairKind.WEIGHTED_MEAN, column, weights);
    }

    public static SortBy asc(String column) {
        return new SortBy(column, false);
    }

    public static SortBy desc(String column) {
        return new SortBy(column, true);
    }

    /// The groups of a window: rows with equal values in these columns.
    public static WindowOver partitionBy(String... columns) {
        return new WindowOver(Arrays.stream(columns).map(Column::of).toList(), List.of());
    }

    /// The order of a window over all rows.
    public static WindowOver orderBy(SortBy... keys) {
        return partitionBy().orderBy(keys);
    }

    /// The order of a window over all rows.
    public static WindowOver orderBy(String... columns) {
        return partitionBy().orderBy(columns);
    }

    /// 1, 2, 3, ... in each group, as `row_number`.
    public static WindowColumn rowNumber() {
        return WindowColumn.of("row_number", out -> new WindowMeasure.Place(PlaceKind.ROW_NUMBER, out));
    }

    /// The row number of the first of all rows that are equal in the window's order, as `rank`: 1, 1, 3.
    public static WindowColumn rank() {
        return WindowColumn.of("rank", out -> new WindowMeasure.Place(PlaceKind.RANK, out));
    }

    /// The number of different places before, and 1, as `dense_rank`: 1, 1, 2.
    public static WindowColumn denseRank() {
        return WindowColumn.of("dense_rank", out -> new WindowMeasure.Place(PlaceKind.DENSE_RANK, out));
    }

    /// The value of the row `rows` before in the group, as `<column>_lag`; null if there is none.
    public static WindowColumn lag(String column, long rows) {
        return WindowColumn.of(
                column + "_lag", out -> new WindowMeasure.Shift(ShiftKind.LAG, Column.of(column), rows, out));
    }

    /// The value of the row `rows` behind in the group, as `<column>_lead`; null if there is none.
    public static WindowColumn lead(String column, long rows) {
        return WindowColumn.of(
                column + "_lead", out -> new WindowMeasure.Shift(ShiftKind.LEAD, Column.of(column), rows, out));
    }

    /// The value minus that of the row before in the group, as `<column>_diff`.
    public static WindowColumn diff(String column) {
        return lag(column, 1)
                .as(column + "_diff")
                .then(before -> new Expression.Arithmetic(
                        Expression.ArithmeticOperator.SUBTRACT, col(column).expression(), before));
    }

    /// The sum from the first row of the group, as `<column>_cumsum`; nulls count nothing.
    public static WindowColumn cumsum(String column) {
        return WindowColumn.of(column + "_cumsum", out -> new WindowMeasure.RunningSum(Column.of(column), out));
    }

    /// A measure over the whole group beside each of its rows: `ofGroup(mean("Age"))`, named as the measure.
    public static WindowColumn ofGroup(Aggregation measure) {
        return WindowColumn.of(
                measure.measure().output().name(),
                out -> new WindowMeasure.OfGroup(measure.as(out.name()).measure()));
    }

    public static MinimumRows minimumRows(long rows) {
        return new MinimumRows(rows);
    }

    /// Marks an upload as the dummy of the production table with this handle.
    public static DummyFor dummyFor(String productionHandle) {
        return new DummyFor(Handle.of(productionHandle));
    }

    /// Limits of an upload whose columns a script does not fix: `anyTable(10, 100_000)`, with
    /// `.only(UploadLimits.Kind.INT)` for kinds of columns.
    public static UploadLimits anyTable(int columns, long rows) {
        return UploadLimits.of(columns, rows);
    }

    /// CSV reading with declared types for some columns: `types(Map.of("Age", "uint8?"))`.
    public static ReadOptions types(Map<String, String> types) {
        return ReadOptions.STANDARD.withTypes(types);
    }

    /// CSV reading that accepts that the bounds of inferred types become public.
    public static ReadOptions autoBounds() {
        return ReadOptions.STANDARD.withAutoBounds();
    }

    /// A literal frame, column by column: `columns().ints("id", 1, 2, 3).texts("name", "a", "b", "c")`.
    public static FrameBuilder columns() {
        return FrameBuilder.empty();
    }
}
