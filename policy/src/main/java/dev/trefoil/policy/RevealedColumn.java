package dev.trefoil.policy;

import dev.trefoil.plan.Field;
import java.util.List;

/// One column of a result that goes to the analyst.
///
/// @param grain what one value stands for
/// @param from the source columns that could influence its values, besides those that decide which rows there are
/// @param rows the source tables that could influence it, with how many rows behind each value
public record RevealedColumn(Field field, Grain grain, List<Influence> from, List<RowsBehind> rows) {
    public RevealedColumn {
        from = List.copyOf(from);
        rows = List.copyOf(rows);
    }
}
