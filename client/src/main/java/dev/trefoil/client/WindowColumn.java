package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One result column of `window(...)`: `rank()`, named `rank` unless [#as] says otherwise.
public final class WindowColumn {
    private final Function<Column, WindowMeasure> measure;
    private final Optional<UnaryOperator<Expression>> after;
    private final String name;

    private WindowColumn(
            Function<Column, WindowMeasure> measure, Optional<UnaryOperator<Expression>> after, String name) {
        this.measure = measure;
        this.after = after;
        this.name = name;
    }

    static WindowColumn of(String name, Function<Column, WindowMeasure> measure) {
        return new WindowColumn(measure, Optional.empty(), name);
    }

    /// The measure's cells with an expression over them.
    WindowColumn then(UnaryOperator<Expression> expression) {
        return new WindowColumn(measure, Optional.of(expression), name);
    }

    /// The same under another column name.
    public WindowColumn as(String output) {
        return new WindowColumn(measure, after, output);
    }

    WindowMeasure measure() {
        return measure.apply(Column.of(name));
    }

    Optional<Plan.Assignment> after() {
        Column column = Column.of(name);
        return after.map(then -> new Plan.Assignment(column, then.apply(new Expression.ColumnRef(column))));
    }
}
