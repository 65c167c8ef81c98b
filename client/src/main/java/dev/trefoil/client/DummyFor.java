package dev.trefoil.client;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Names;
import java.util.Optional;

/// Says that an upload is dummy data which stands for a production table in design mode.
///
/// With the production table's name, `session.table(name)` finds it too, scripts say the name, and approvers can let
/// them follow it: `dummyFor(handle).named("survey")`.
public record DummyFor(Handle production, Optional<String> name) {
    public DummyFor {
        name.ifPresent(given -> Names.requireName("table", given));
    }

    public DummyFor(Handle production) {
        this(production, Optional.empty());
    }

    /// The same table, uploaded under this name in production.
    public DummyFor named(String productionName) {
        return new DummyFor(production, Optional.of(productionName));
    }
}
