package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;

/// One result column of `agg(...)`: `mean("Age")`, named `Age_mean` unless [#as] says otherwise.
public final class Aggregation {
    private final Function<Column, Measure> measure;
    private final String name;

    private Aggregation(Function<Column, Measure> measure, String name) {
        this.measure = measure;
        this.name = name;
    }

    static Aggregation of(Measure.Kind kind, String column) {
        return new Aggregation(
                output -> new Measure.OfColumn(kind, Column.of(column), output),
                column + "_" + kind.name().toLowerCase(Locale.ROOT));
    }

    static Aggregation quantile(String column, BigDecimal q) {
        return new Aggregation(
                output -> new Measure.Quantile(q, Column.of(column), output),
                column + "_quantile_" + q.stripTrailingZeros().toPlainString());
    }

    static Aggregation ofTwo(Measure.PairKind kind, String left, String right) {
        return new Aggregation(
                output -> new Measure.OfTwoColumns(kind, Column.of(left), Column.of(right), output),
                left + "_" + right + "_" + kind.name().toLowerCase(Locale.ROOT));
    }

    static Aggregation rows() {
        return new Aggregation(Measure.CountRows::new, "count");
    }

    /// The same measure under another column name.
    public Aggregation as(String output) {
        return new Aggregation(measure, output);
    }

    Measure measure() {
        return measure.apply(Column.of(name));
    }
}
