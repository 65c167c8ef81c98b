package dev.trefoil.script;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.Schema;
import java.util.Optional;

/// A stored table that a script reads, the schema that it must have, and the name under which it was uploaded, if the
/// script knows it: parties refuse a table that is stored under another name.
public record TableUse(Handle handle, Schema schema, Optional<String> name) {
    public TableUse {
        name.ifPresent(given -> Names.requireName("table", given));
    }

    public TableUse(Handle handle, Schema schema) {
        this(handle, schema, Optional.empty());
    }
}
