package dev.trefoil.testing;

import dev.trefoil.clear.ClearExecutor;

/// Something that runs plans: one of the two executors, or a wrong one that a test plants.
@FunctionalInterface
public interface Executor {
    Outcome run(Case given);

    /// DuckDB on clear data.
    static Outcome clear(Case given) {
        return Outcome.of(() -> ClearExecutor.run(given.bound().plan(), given.clearTables()));
    }

    /// Three parties on shares, in this JVM.
    static Outcome secret(Case given) {
        Case bound = given.bound();
        return Outcome.of(() -> bound.stored() ? TwoSteps.run(bound) : SecretSide.run(bound.plan(), bound.tables()));
    }
}
