package dev.trefoil.secret;

import dev.trefoil.plan.TableRef;
import java.util.Optional;

/// Orders of all tables, none of which the parties have yet: what the first run of a plan meets, which costs most.
/// Tells whether the plan leaves any, so that a later run costs less.
public final class RehearsedOrders implements OrderStore {
    private volatile boolean left;

    @Override
    public boolean keeps(TableRef table) {
        return true;
    }

    @Override
    public Optional<KeptOrder> find(OrderName order) {
        return Optional.empty();
    }

    @Override
    public void keep(OrderName name, KeptOrder order) {
        left = true;
    }

    public boolean areLeft() {
        return left;
    }

    @Override
    public String toString() {
        return "RehearsedOrders[" + (left ? "some" : "none") + " left]";
    }
}
