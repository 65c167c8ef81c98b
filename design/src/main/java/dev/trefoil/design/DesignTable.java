package dev.trefoil.design;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.Optional;

/// What a design environment tells of a table: its handle, name, shape, and the production table it stands for.
public record DesignTable(Handle handle, Optional<String> name, Schema schema, long rows, Optional<Handle> dummyFor) {
    public Relation relation() {
        return Relation.unsorted(schema, rows);
    }
}
