package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the cells of a column come from that stands as it was loaded: the column of a stored table, and the orders
/// of that table.
record StoredColumn(TableOrders orders, TableRef table, Column column) {
    /// The name of an order, and who knows it.
    record Key(TableOrders orders, OrderName name) {}

    /// The name of the order by these columns, the first one counting least, if they stand as in one stored table of
    /// which orders are kept.
    static Optional<Key> key(List<Orders.By> by) {
        List<Plan.SortKey> keys = new ArrayList<>();
        StoredColumn first = by.isEmpty() ? null : by.getFirst().column().storedOrNull();
        for (Orders.By part : by) {
            StoredColumn here = part.column().storedOrNull();
            if (first == null || here == null || here.orders != first.orders || !here.table.equals(first.table)) {
                return Optional.empty();
            }
            keys.add(new Plan.SortKey(here.column, part.descending()));
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new Key(first.orders, OrderName.of(first.table, keys.reversed())));
    }

    @Override
    public String toString() {
        return "StoredColumn[" + table + " " + column + "]";
    }
}
