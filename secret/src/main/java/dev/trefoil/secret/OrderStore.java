package dev.trefoil.secret;

import dev.trefoil.plan.TableRef;
import java.util.Optional;

/// Where a party keeps orders of its stored tables from run to run, so that a table is sorted by the same columns
/// only once.
///
/// A store may forget at any time: an order is used only if all three parties have it, and found anew otherwise.
public interface OrderStore {
    /// Keeps nothing: each run sorts for itself.
    OrderStore NONE = new OrderStore() {
        @Override
        public boolean keeps(TableRef table) {
            return false;
        }

        @Override
        public Optional<KeptOrder> find(OrderName order) {
            return Optional.empty();
        }

        @Override
        public void keep(OrderName name, KeptOrder order) {}
    };

    /// Whether orders of this table are kept: the same at all three parties, whatever they have now.
    boolean keeps(TableRef table);

    /// This party's shares of the order, if it has them.
    Optional<KeptOrder> find(OrderName order);

    /// Takes the place of what was kept under this name.
    void keep(OrderName name, KeptOrder order);
}
