package dev.trefoil.plan;

/// The table that step number `step` (from 1) of the same script stored.
public record StepRef(int step) implements TableRef {
    public StepRef {
        if (step < 1 || step > Limits.MAX_STEPS) {
            throw new PlanException("step reference " + step + " is outside 1.." + Limits.MAX_STEPS);
        }
    }

    @Override
    public String toString() {
        return "step " + step;
    }
}
