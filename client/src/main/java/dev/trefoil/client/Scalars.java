package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import dev.trefoil.script.PlanJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The secret values of a session that stand in expressions, each under a column name of its own.
///
/// The name is made of the value's and a digest of its plan: equal plans have equal names, different ones different
/// ones, and a recorded script has the same names as its replay. An operation whose expressions hold such a name
/// reads it from the value's row, which is attached to every row of its input and dropped afterwards; a column of
/// that name, should a table have one, is read as itself.
final class Scalars {
    private static final int LONGEST = 100;

    private final Map<Column, DataFrame> values = new HashMap<>();

    /// The name under which expressions read the one value of `table`.
    Column name(DataFrame table) {
        if (table.schema().size() != 1 || !OneRow.of(table.plan())) {
            throw new PlanException("a secret value needs a table that has one row and one column whatever the data:"
                    + " measure a whole table, and select one column");
        }
        Digest digest = Digest.of(PlanJson.write(table.plan()).canonicalBytes());
        Column name = Column.of(shortened(value(table).name()) + " [" + digest.brief() + "]");
        values.put(name, table);
        return name;
    }

    /// The values that `expressions` read over a table of these columns.
    List<Column> in(List<Expression> expressions, Schema schema) {
        List<Column> names = new ArrayList<>();
        expressions.forEach(expression -> collect(expression, schema, names));
        return names;
    }

    /// The table of the value of this name.
    DataFrame table(Column name) {
        return Objects.requireNonNull(values.get(name));
    }

    /// The plan of one row whose one column is the value of this name.
    Plan row(Column name) {
        DataFrame table = table(name);
        return new Plan.Rename(table.plan(), List.of(new Plan.Renaming(value(table), name)));
    }

    private void collect(Expression expression, Schema schema, List<Column> names) {
        if (expression instanceof Expression.ColumnRef(Column column)
                && values.containsKey(column)
                && !schema.contains(column)
                && !names.contains(column)) {
            names.add(column);
        }
        PlanSize.operands(expression).forEach(operand -> collect(operand, schema, names));
    }

    private static Column value(DataFrame table) {
        return table.schema().columns().getFirst();
    }

    private static String shortened(String name) {
        int length = Math.min(name.codePointCount(0, name.length()), LONGEST);
        return name.substring(0, name.offsetByCodePoints(0, length));
    }
}
