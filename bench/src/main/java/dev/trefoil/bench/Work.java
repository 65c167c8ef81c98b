package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// One thing that is measured: its name, how many rows it takes, how many operations on each row (steady rates), the
/// seconds that it is meant to stay below, whether it is measured only when asked for, what a party does, and the step
/// of it if it is one.
record Work(
        String name,
        int rows,
        int operations,
        OptionalDouble goal,
        boolean large,
        Preparation preparation,
        Optional<OfStep> step) {
    Work {
        if (rows < 1 || operations < 1) {
            throw new IllegalArgumentException(name + ": at least one row and one operation a row");
        }
    }

    static Work of(String name, int rows, Preparation preparation) {
        return new Work(name, rows, 1, OptionalDouble.empty(), false, preparation, Optional.empty());
    }

    /// The same, held against a goal in seconds.
    Work goal(double seconds) {
        return new Work(name, rows, operations, OptionalDouble.of(seconds), large, preparation, step);
    }

    /// The same, done so often on each row: its goal is a rate, operations in a second.
    Work steady(int times, double perSecond) {
        return new Work(name, rows, times, OptionalDouble.empty(), large, preparation, step)
                .goal((double) times * rows / perSecond);
    }

    /// The same, measured only when asked for.
    Work onlyLarge() {
        return new Work(name, rows, operations, goal, true, preparation, step);
    }

    /// The same, known to be the step of this plan on tables of this shape.
    Work of(Plan plan, IntFunction<Relation> relation) {
        return new Work(name, rows, operations, goal, large, preparation, Optional.of(new OfStep(plan, relation)));
    }

    /// The same on other tables; a goal is only for the rows for which it was set.
    Work at(int otherRows) {
        return otherRows == rows
                ? this
                : new Work(name, otherRows, operations, OptionalDouble.empty(), large, preparation, step);
    }

    /// How the work is called in files and messages.
    String key() {
        return name + " @ " + rows;
    }

    /// Makes the inputs of a party, which is not timed, and returns the work on them, which is.
    @FunctionalInterface
    interface Preparation {
        Consumer<Party> prepare(Party party, int rows);
    }

    /// A plan and the shape of the tables that it reads, by their rows.
    record OfStep(Plan plan, IntFunction<Relation> relation) {}
}
