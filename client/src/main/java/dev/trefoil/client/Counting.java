package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The words of a table that count values, or spread them over columns for public categories.
public sealed interface Counting permits DataFrame {
    /// Each value of the column with its number of rows, the most frequent first; nulls are one value.
    default DataFrame valueCounts(String column) {
        return table().groupBy(column).agg(Trefoil.count()).sort(Trefoil.desc("count"), Trefoil.asc(column));
    }

    /// One row: for each interval between two breaks, closed on the right and the first one on both sides, how
    /// many values lie in it. Values outside and nulls count nowhere. The columns are named `[0, 10]`, `(10,
    /// 20]`, ...
    default DataFrame histogram(String column, Number... breaks) {
        if (breaks.length < 2) {
            throw new PlanException("histogram: name at least two breaks");
        }
        ColumnExpression value = Trefoil.col(column);
        List<Category> bins = new ArrayList<>();
        for (int i = 1; i < breaks.length; i++) {
            if (Literals.decimal(breaks[i - 1]).compareTo(Literals.decimal(breaks[i])) >= 0) {
                throw new PlanException("histogram: break " + breaks[i] + " does not lie above " + breaks[i - 1]);
            }
            ColumnExpression low = i == 1 ? value.ge(breaks[0]) : value.gt(breaks[i - 1]);
            String name = (i == 1 ? "[" : "(") + breaks[i - 1] + ", " + breaks[i] + "]";
            bins.add(new Category(name, low.and(value.le(breaks[i]))));
        }
        return spread(List.of(), bins, is -> Trefoil.when(is).then(1).otherwise(0), Trefoil::sum);
    }

    /// For each value of `rows` one row, with the number of rows for each of these values of `columns`, in a
    /// column named as the value. Values that are not named count nowhere.
    default DataFrame crosstab(String rows, String columns, Object... categories) {
        return spread(
                DataFrame.columns(rows),
                categories(columns, categories),
                is -> Trefoil.when(is).then(1).otherwise(0),
                Trefoil::sum);
    }

    /// For each value of `index` one row, with a measure of the column `values` for each of these values of
    /// `columns`, in a column named as the value: `pivot("city", "sex", "age", Trefoil::mean, "f", "m")`. Null
    /// where there is nothing to measure, as the measure says.
    default DataFrame pivot(
            String index, String columns, String values, Function<String, Aggregation> measure, Object... categories) {
        return spread(
                DataFrame.columns(index),
                categories(columns, categories),
                is -> Trefoil.when(is).then(Trefoil.col(values)).otherwise(nothing(values)),
                measure);
    }

    private List<Category> categories(String column, Object... values) {
        if (values.length == 0) {
            throw new PlanException("name the values of '" + column + "' that become columns");
        }
        List<Category> out = new ArrayList<>();
        for (Object value : values) {
            out.add(new Category(String.valueOf(value), Trefoil.col(column).eq(value)));
        }
        return out;
    }

    private ColumnExpression nothing(String column) {
        Type type = table().schema().type(Column.of(column));
        return new ColumnExpression(new Expression.Literal(new Value.NullValue(type)));
    }

    /// One helper column for each category, then one measure of it for each group.
    private DataFrame spread(
            List<Column> by,
            List<Category> categories,
            Function<ColumnExpression, ColumnExpression> cell,
            Function<String, Aggregation> measure) {
        DataFrame wide = table();
        List<Aggregation> measures = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Category category : categories) {
            if (!names.add(category.name())) {
                throw new PlanException("the value '" + category.name() + "' is named twice");
            }
            String helper = FreeName.in(wide.schema(), "category " + (measures.size() + 1));
            wide = wide.assign(helper, cell.apply(category.is()));
            measures.add(measure.apply(helper).as(category.name()));
        }
        return wide.aggregate(by, measures);
    }

    private DataFrame table() {
        return (DataFrame) this;
    }
}
