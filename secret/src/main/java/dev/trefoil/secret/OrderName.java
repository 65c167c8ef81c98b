package dev.trefoil.secret;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.List;

/// What a kept order is told by: the rows that it orders, of one stored table or of several one behind the other, and
/// the columns by which they are sorted.
///
/// All rows are in it, those that are not there among them; nulls stand last. Public.
public record OrderName(List<Part> parts) {
    public OrderName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an order needs rows");
        }
    }

    /// All rows of a table, sorted by these columns, the one that counts most first.
    public record Part(TableRef table, List<Plan.SortKey> keys) {
        public Part {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("an order of " + table + " needs a column");
            }
        }
    }

    /// The order of one table.
    static OrderName of(TableRef table, List<Plan.SortKey> keys) {
        return new OrderName(List.of(new Part(table, keys)));
    }

    /// The order of these rows and those of another name behind them, all by their keys.
    OrderName before(OrderName other) {
        List<Part> both = new ArrayList<>(parts);
        both.addAll(other.parts);
        return new OrderName(both);
    }
}
