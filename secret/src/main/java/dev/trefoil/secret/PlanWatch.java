package dev.trefoil.secret;

import dev.trefoil.plan.Plan;

/// Is told at one party when the execution of each part of a plan begins and ends; inputs lie within what reads
/// them. A plan that is executed as other, simpler plans has those within it.
public interface PlanWatch {
    PlanWatch NONE = new PlanWatch() {
        @Override
        public void begin(Plan plan) {}

        @Override
        public void end(Plan plan, SecretTable result) {}
    };

    void begin(Plan plan);

    void end(Plan plan, SecretTable result);

    /// A result is kept, because an equal part of the plan is read once more.
    default void kept(Plan plan, SecretTable result) {}

    /// A result that was kept is read, and kept no longer.
    default void again(Plan plan, SecretTable result) {}
}
