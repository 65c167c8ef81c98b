package dev.trefoil.secret;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import java.util.List;

/// What an order of the rows of a stored table is told by: the table, and the columns by which it is sorted, the one
/// that counts most first.
///
/// All rows are in it, those that are not there among them; nulls stand last. Public.
public record OrderName(TableRef table, List<Plan.SortKey> keys) {
    public OrderName {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an order of " + table + " needs a column");
        }
    }
}
