package dev.trefoil.testing;

import dev.trefoil.clear.ClearExecutor;

/// Something that runs plans: one of the two executors, or a wrong one that a test plants.
@FunctionalInterface
public interface Executor {
    Outcome run(Case given);

    /// DuckDB on clear data.
    static Outcome clear(Case given) {
        return Outcome.of(() -> ClearExecutor.run(given.plan(), given.clearTables()));
    }

    /// Three parties on shares, in this JVM.
    static Outcome secret(Case given) {
        return Outcome.of(() -> given.stored() ? TwoSteps.run(given) : SecretSide.run(given.plan(), given.tables()));
    }
}
