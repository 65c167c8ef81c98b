package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of a table that remove nulls and duplicates, and put tables together.
public sealed interface Cleaning permits DataFrame {
    /// Every row once; nulls are equal.
    default DataFrame distinct() {
        return table().aggregate(table().schema().columns(), List.of());
    }

    /// Every combination of the values of these columns once, without the other columns.
    default DataFrame distinct(String... columns) {
        return table().aggregate(DataFrame.columns(columns), List.of());
    }

    /// Every row once; the same as [#distinct()].
    default DataFrame dropDuplicates() {
        return distinct();
    }

    /// For every combination of the values of these columns one row: the first in ascending order of all other
    /// columns.
    default DataFrame dropDuplicates(String... columns) {
        String number = FreeName.in(table().schema(), "row number");
        WindowMeasure place = new WindowMeasure.Place(WindowMeasure.PlaceKind.ROW_NUMBER, Column.of(number));
        return table().with(new Plan.Window(table().plan(), DataFrame.columns(columns), List.of(), List.of(place)))
                .filter(Trefoil.col(number).eq(1))
                .drop(number);
    }

    /// The value in place of nulls, in these columns, or in all columns of its kind if none is named.
    default DataFrame fillna(Object value, String... columns) {
        List<Plan.Assignment> filled = new ArrayList<>();
        for (Column column : named(columns)) {
            Expression old = new Expression.ColumnRef(column);
            boolean fits = table().schema()
                    .type(column)
                    .kind()
                    .equals(Literals.of(value).type().kind());
            if (columns.length > 0 || fits) {
                filled.add(new Plan.Assignment(column, new Expression.FillNull(old, Literals.of(value))));
            }
        }
        return filled.isEmpty() ? table() : table().with(new Plan.Assign(table().plan(), filled));
    }

    /// The rows without a null in any of these columns, or in any column if none is named; how many are left is not
    /// told.
    default DataFrame dropna(String... columns) {
        return named(columns).stream()
                .filter(column -> table().schema().type(column).nullable())
                .map(column -> Trefoil.col(column.name()).isNotNull())
                .reduce(ColumnExpression::and)
                .map(table()::filter)
                .orElse(table());
    }

    /// All rows of this table and the others, each once.
    default DataFrame union(DataFrame... others) {
        return table().concat(others).distinct();
    }

    /// All rows of this table and the others; the same as [DataFrame#concat].
    default DataFrame unionAll(DataFrame... others) {
        return table().concat(others);
    }

    private List<Column> named(String... columns) {
        return columns.length == 0
                ? table().schema().columns()
                : Arrays.stream(columns).map(Column::of).toList();
    }

    private DataFrame table() {
        return (DataFrame) this;
    }
}
