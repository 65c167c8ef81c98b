package dev.trefoil.policy;

import dev.trefoil.plan.PlanException;

/// The work that a report takes, counted: a script whose report would take too much has none, and is refused.
final class Work {
    /// Far above what any script of people takes; some tenths of a second.
    static final long MOST = 20_000_000;

    private long done;

    void add(long more) {
        done += more;
        if (done > MOST) {
            throw new PlanException("what this script lets out is too much to be told: split it into several scripts");
        }
    }

    long done() {
        return done;
    }
}
