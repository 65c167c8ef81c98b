package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import java.util.Locale;
import java.util.Optional;

/// One result column of `agg(...)`: `mean("Age")`, named `Age_mean` unless [#as] says otherwise.
public final class Aggregation {
    private final Optional<Measure.Kind> kind;
    private final String column;
    private final String name;

    private Aggregation(Optional<Measure.Kind> kind, String column, String name) {
        this.kind = kind;
        this.column = column;
        this.name = name;
    }

    static Aggregation of(Measure.Kind kind, String column) {
        return new Aggregation(
                Optional.of(kind), column, column + "_" + kind.name().toLowerCase(Locale.ROOT));
    }

    static Aggregation rows() {
        return new Aggregation(Optional.empty(), "", "count");
    }

    /// The same measure under another column name.
    public Aggregation as(String output) {
        return new Aggregation(kind, column, output);
    }

    Measure measure() {
        return kind.<Measure>map(of -> new Measure.OfColumn(of, Column.of(column), Column.of(name)))
                .orElseGet(() -> new Measure.CountRows(Column.of(name)));
    }
}
