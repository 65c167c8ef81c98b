package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import java.util.List;
import java.util.Optional;

/// What a party records of a table beside its shares; all three record the same.
///
/// @param owner key id of who uploaded or stored it, and alone may remove it
/// @param hiddenValidity whether the shares begin with a plane of hidden bits that tell which rows are there
/// @param commitments to the shares of an upload; none for the result of a step
public record StoredTable(
        Handle handle,
        Digest owner,
        Optional<String> name,
        Schema schema,
        int rows,
        boolean hiddenValidity,
        List<Digest> commitments) {
    public StoredTable {
        commitments = List.copyOf(commitments);
    }

    /// Its public shape: a stored table has no order.
    public Relation relation() {
        return Relation.unsorted(schema, rows);
    }
}
