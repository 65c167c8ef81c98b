package dev.trefoil.client;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import java.util.Optional;

/// What is public about a stored table: handle, name, schema, number of rows; never values.
public record TableSummary(Handle handle, Optional<String> name, Schema schema, long rows) {
    @Override
    public String toString() {
        return "table " + handle + name.map(n -> " '" + Escaped.text(n) + "'").orElse("") + ", "
                + DataFrame.counted(rows) + "\n" + DataFrame.shown(schema);
    }
}
