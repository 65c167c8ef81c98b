package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Agreement;
import dev.trefoil.mpc.protocol.JoinOrder;
import dev.trefoil.mpc.protocol.KnownOrder;
import dev.trefoil.mpc.protocol.Ordering;
import dev.trefoil.mpc.protocol.SecretPermutation;
import dev.trefoil.mpc.protocol.SortPermutation;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The orders of stored tables that a run has found, and those that the party keeps from earlier runs.
///
/// What is kept are shares of where each row stands, never a shuffle: each run makes an ordering of its own from
/// them, behind a fresh shuffle, so that nothing that two runs open belongs together. A run remembers the few orders
/// that it used last.
///
/// Before a kept order is used, the parties compare what they have: all three use it, or none.
final class TableOrders {
    /// Orders that a run remembers.
    private static final int REMEMBERED = 4;

    private final OrderStore store;
    private final Map<OrderName, Found> found = new LinkedHashMap<>();
    private final Map<OrderName, JoinOrder> joins = new LinkedHashMap<>();

    TableOrders(OrderStore store) {
        this.store = store;
    }

    /// An order of all rows, and what the sort gave if it was sorted just now.
    record Order(Ordering all, @Nullable Sorted fresh) {}

    /// An order that a run remembers, and the rows that came first in it last time.
    private static final class Found {
        private final Ordering all;
        private @Nullable BitVector wanted;
        private @Nullable Ordering wantedFirst;

        private Found(Ordering all) {
            this.all = all;
        }
    }

    /// The table that was loaded; its columns know that they are those of a stored one, if orders of it are kept.
    SecretTable loaded(TableRef ref, SecretTable table) {
        if (!store.keeps(ref)) {
            return table;
        }
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            columns.add(table.column(field.column()).storedAs(new StoredColumn(this, ref, field.column())));
        }
        return table.with(table.relation(), columns);
    }

    /// The order of all rows of the table by a key, which is asked for only if they must be sorted.
    Order of(Party party, OrderName name, int rows, Supplier<BitPlanes> key) {
        Found here = found.remove(name);
        Order order = here == null ? keptOrSorted(party, name, rows, key) : new Order(here.all, null);
        remember(found, name, here == null ? new Found(order.all()) : here);
        return order;
    }

    /// The order of the rows of two tables by their keys, those of the first table, `left` rows, before those of the
    /// second.
    JoinOrder join(Party party, OrderName name, int left, int rows, Supplier<BitPlanes> key) {
        JoinOrder here = joins.remove(name);
        JoinOrder order = here == null ? keptOrSortedJoin(party, name, left, rows, key) : here;
        remember(joins, name, order);
        return order;
    }

    /// Forgets what was used longest ago.
    private static <T> void remember(Map<OrderName, T> orders, OrderName name, T order) {
        orders.put(name, order);
        if (orders.size() > REMEMBERED) {
            orders.remove(orders.keySet().iterator().next());
        }
    }

    /// The same with the rows that are wanted before the others.
    Ordering wantedFirst(Party party, OrderName name, Ordering order, BitVector wanted) {
        Found here = found.get(name);
        if (here == null || here.all != order) {
            return KnownOrder.wantedFirst(party, order, wanted);
        }
        Ordering known = here.wantedFirst;
        if (known == null || here.wanted != wanted) {
            known = KnownOrder.wantedFirst(party, order, wanted);
            here.wanted = wanted;
            here.wantedFirst = known;
        }
        return known;
    }

    private Order keptOrSorted(Party party, OrderName name, int rows, Supplier<BitPlanes> key) {
        Optional<KeptOrder> kept =
                store.find(name).filter(order -> order.places().rows() == rows);
        Agreement agreement = Agreement.of(party, kept.map(KeptOrder::name));
        if (agreement.same()) {
            return new Order(Ordering.of(party, kept.orElseThrow().places()), null);
        }
        Sorted sorted = SortPermutation.of(party, key.get(), party.linkSpeed());
        SecretPermutation places = sorted.ordering().permutation(party);
        store.keep(name, new KeptOrder(agreement.fresh(), places, Optional.empty()));
        return new Order(sorted.ordering(), sorted);
    }

    private JoinOrder keptOrSortedJoin(Party party, OrderName name, int left, int rows, Supplier<BitPlanes> key) {
        Optional<KeptOrder> kept = store.find(name)
                .filter(order -> order.places().rows() == rows && order.begins().isPresent());
        Agreement agreement = Agreement.of(party, kept.map(KeptOrder::name));
        if (agreement.same()) {
            KeptOrder order = kept.orElseThrow();
            return JoinOrder.known(
                    left, Ordering.of(party, order.places()), order.begins().orElseThrow());
        }
        Sorted sorted = SortPermutation.of(party, key.get(), party.linkSpeed());
        JoinOrder order = JoinOrder.of(party, left, sorted);
        SecretPermutation places = sorted.ordering().permutation(party);
        store.keep(name, new KeptOrder(agreement.fresh(), places, Optional.of(order.begins())));
        return order;
    }

    @Override
    public String toString() {
        return "TableOrders" + found.keySet() + joins.keySet();
    }
}
