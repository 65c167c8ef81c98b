package dev.trefoil.wire;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import java.util.List;

/// What a step led to, agreed by all three parties. `costs` has one element a party.
public sealed interface StepResult {
    List<RunCost> costs();

    record Stored(Handle table, Schema schema, int rows, List<RunCost> costs) implements StepResult {
        public Stored {
            costs = List.copyOf(costs);
        }
    }

    /// A result in the clear, at the analyst only, with what proves it.
    record Revealed(Frame frame, SignedResult proof, List<RunCost> costs) implements StepResult {
        public Revealed {
            costs = List.copyOf(costs);
        }
    }

    record Removed(Handle table, List<RunCost> costs) implements StepResult {
        public Removed {
            costs = List.copyOf(costs);
        }
    }
}
