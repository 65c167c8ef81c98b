package dev.trefoil.script;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;

/// A stored table that a script reads, and the schema that it must have.
public record TableUse(Handle handle, Schema schema) {}
