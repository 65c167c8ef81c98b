package dev.trefoil.engine;

import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.TableRef;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.TableSource;
import java.util.Set;

/// This party's stored tables, as a step of a run reads them.
record StoredSource(Seat seat, Permit permit, StoredOrders orders) implements TableSource {
    private StoredTable table(TableRef ref) {
        return Stored.table(seat, Stored.handle(seat, permit, ref));
    }

    @Override
    public Relation relation(TableRef ref) {
        return table(ref).relation();
    }

    @Override
    public SecretTable load(TableRef ref, Set<Column> columns) {
        StoredTable table = table(ref);
        return TableShares.load(seat.shares(), table, columns);
    }
}
