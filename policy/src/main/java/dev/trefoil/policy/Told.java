package dev.trefoil.policy;

import java.util.List;

/// One thing that a step lets out, with the line of the plan that tells it.
///
/// @param inputs the lines that this line reads
/// @param from the source columns that could influence what is told
public record Told(Disclosed what, Place place, List<Place> inputs, List<Influence> from) {
    public Told {
        inputs = List.copyOf(inputs);
        from = List.copyOf(from);
    }
}
