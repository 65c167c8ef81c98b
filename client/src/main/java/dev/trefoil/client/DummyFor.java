package dev.trefoil.client;

import dev.trefoil.plan.Handle;

/// Says that an upload is dummy data which stands for a production table in design mode.
public record DummyFor(Handle production) {}
