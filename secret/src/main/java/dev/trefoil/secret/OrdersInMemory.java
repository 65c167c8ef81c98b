package dev.trefoil.secret;

import dev.trefoil.plan.TableRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Orders of all tables of one party, kept as long as this object: for runs of one process over tables that stay the
/// same.
public final class OrdersInMemory implements OrderStore {
    private final Map<OrderName, KeptOrder> orders = new HashMap<>();

    @Override
    public boolean keeps(TableRef table) {
        return true;
    }

    @Override
    public Optional<KeptOrder> find(OrderName order) {
        return Optional.ofNullable(orders.get(order));
    }

    @Override
    public void keep(OrderName name, KeptOrder order) {
        orders.put(name, order);
    }

    /// Forgets an order, if it was kept.
    public void forget(OrderName order) {
        orders.remove(order);
    }

    @Override
    public String toString() {
        return "OrdersInMemory" + orders.keySet();
    }
}
