package dev.trefoil.client;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of a table that compute cells from neighbouring rows.
///
/// ```java
/// sales.window(partitionBy("city").orderBy("day"), rowNumber().as("n"), lag("amount", 1), cumsum("amount"))
/// ```
public sealed interface Windowing permits DataFrame {
    /// Every row with more columns, computed from the rows of its group in an order; the result has no order.
    default DataFrame window(WindowOver over, WindowColumn... columns) {
        if (columns.length == 0) {
            throw new PlanException("window: name at least one column, for example rowNumber()");
        }
        DataFrame table = (DataFrame) this;
        DataFrame wide = table.with(new Plan.Window(
                table.plan(),
                over.partitionBy(),
                over.orderBy(),
                Arrays.stream(columns).map(WindowColumn::measure).toList()));
        List<Plan.Assignment> after = new ArrayList<>();
        for (WindowColumn column : columns) {
            column.after().ifPresent(after::add);
        }
        return after.isEmpty() ? wide : wide.with(new Plan.Assign(wide.plan(), after));
    }
}
