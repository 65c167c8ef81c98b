package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import java.util.function.Consumer;

/// One thing that is measured: its name, how many rows it takes, and what a party does.
///
/// `prepare` makes the inputs and is not timed; what it returns is run and timed.
record Work(String name, int rows, Preparation preparation) {
    /// Makes the inputs of a party and returns the work on them.
    @FunctionalInterface
    interface Preparation {
        Consumer<Party> prepare(Party party, int rows);
    }
}
