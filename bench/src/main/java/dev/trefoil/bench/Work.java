package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Plan;
import java.util.Optional;
import java.util.function.Consumer;

/// One thing that is measured: its name, how many rows it takes, what a party does, and the plan of it if it is a step.
///
/// `prepare` makes the inputs and is not timed; what it returns is run and timed.
record Work(String name, int rows, Preparation preparation, Optional<Plan> plan) {
    Work(String name, int rows, Preparation preparation) {
        this(name, rows, preparation, Optional.empty());
    }

    /// Makes the inputs of a party and returns the work on them.
    @FunctionalInterface
    interface Preparation {
        Consumer<Party> prepare(Party party, int rows);
    }
}
