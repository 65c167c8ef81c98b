package dev.trefoil.client;

import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan.JoinKind;
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

    /// Left rows without a match vanish. The right keys must be unique.
    public static JoinOn inner() {
        return new JoinOn(JoinKind.INNER, List.of());
    }

    /// Left rows without a match stay, with nulls on the right. The right keys must be unique.
    public static JoinOn left() {
        return new JoinOn(JoinKind.LEFT, List.of());
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

    public static SortBy asc(String column) {
        return new SortBy(column, false);
    }

    public static SortBy desc(String column) {
        return new SortBy(column, true);
    }

    public static MinimumRows minimumRows(long rows) {
        return new MinimumRows(rows);
    }

    /// Marks an upload as the dummy of the production table with this handle.
    public static DummyFor dummyFor(String productionHandle) {
        return new DummyFor(Handle.of(productionHandle));
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
