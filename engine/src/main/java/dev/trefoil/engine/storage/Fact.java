package dev.trefoil.engine.storage;

import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;

/// What all three parties must come to know, whichever of them recorded it first: one entry of a party's [Journal].
public sealed interface Fact {
    /// A run was counted; `call` is what the analyst signed when asking for it, so that nobody can make one up.
    record RunCounted(SignedRequest call) implements Fact {}

    /// A table is there.
    record TableAdded(StoredTable table) implements Fact {}

    /// A table is gone.
    record TableRemoved(Handle table) implements Fact {}

    /// The environment has this version now.
    record EnvironmentEntered(long version, Digest digest) implements Fact {}
}
