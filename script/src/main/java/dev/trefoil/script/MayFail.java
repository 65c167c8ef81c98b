package dev.trefoil.script;

import dev.trefoil.plan.PlanException;

/// A part of a script, `first` to `last`, in which an error that the data cause does not end the run: the rest of the
/// part may then be left out.
public record MayFail(int first, int last) {
    public MayFail {
        if (first < 1 || last < first) {
            throw new PlanException("errors are allowed from step " + first + " to step " + last
                    + ": a part begins at step 1 or later and does not end before it begins");
        }
    }

    /// Whether step `number` lies in the part.
    public boolean holds(int number) {
        return first <= number && number <= last;
    }
}
