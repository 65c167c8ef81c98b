package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.PlanException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What is known of a plan's result without any data.
///
/// @param columns in order
/// @param rows the atoms of [Sources] that could influence which rows there are
/// @param risks numbers of the risks of which rows there are, of [Registry]
/// @param order how the rows are ordered
/// @param grain what one row stands for
/// @param atLeast the fewest rows that there are
/// @param behind which source rows stand behind one row
/// @param population which rows of which tables they are
/// @param groupings numbers of the aggregates behind the rows, of [Registry]
/// @param leftOut those of them of which groups were left out
record Traced(
        Map<Column, TracedColumn> columns,
        Marks rows,
        Marks risks,
        Order order,
        Grain grain,
        long atLeast,
        Behind behind,
        Population population,
        Marks groupings,
        Marks leftOut) {
    /// An order of rows.
    ///
    /// @param lineage the atoms that could influence it
    /// @param meaning equal for equal orders
    record Order(Marks lineage, boolean random, int meaning) {
        static final Order NONE = new Order(Marks.NONE, false, 0);
    }

    /// The rows of `base` for which all restrictions hold; both are numbers of [Meanings].
    record Population(int base, Marks restrictions) {}

    Traced {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    TracedColumn column(Column column) {
        TracedColumn traced = columns.get(column);
        if (traced == null) {
            throw new PlanException("unknown column '" + column + "'");
        }
        return traced;
    }

    Traced withColumns(Map<Column, TracedColumn> others) {
        return new Traced(others, rows, risks, order, grain, atLeast, behind, population, groupings, leftOut);
    }

    Traced withOrder(Order other) {
        return new Traced(columns, rows, risks, other, grain, atLeast, behind, population, groupings, leftOut);
    }

    /// The same rows, and behind each value as many source rows as `change` says.
    Traced behind(UnaryOperator<Share> change, Work work) {
        Behind changed = behind.map(change, work);
        IdentityHashMap<Behind, Behind> known = new IdentityHashMap<>();
        known.put(behind, changed);
        Map<Column, TracedColumn> others = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            Behind now = known.computeIfAbsent(column.behind(), old -> old.map(change, work));
            others.put(name, column.withBehind(now));
        });
        return new Traced(others, rows, risks, order, grain, atLeast, changed, population, groupings, leftOut);
    }

    /// Some of these rows.
    Traced some(Marks decidedBy, Marks risky, long fewest, Population others, Work work) {
        return new Traced(
                        columns,
                        rows.and(decidedBy, work),
                        risks.and(risky, work),
                        order,
                        grain,
                        fewest,
                        behind,
                        others,
                        groupings,
                        leftOut.and(groupings, work))
                .behind(Share::filtered, work);
    }
}
