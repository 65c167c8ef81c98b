package dev.trefoil.policy;

/// What the tracing of a whole script shares: its sources, the risks and aggregates found so far, and the work done.
record Trail(Sources sources, Registry registry, Meanings meanings, Work work) {
    /// For the expressions of the line at `place`, over the rows of its input.
    ExpressionTrace expression(Traced input, Place place) {
        return new ExpressionTrace(this, input, place);
    }
}
