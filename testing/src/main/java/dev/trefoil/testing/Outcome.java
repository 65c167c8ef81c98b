package dev.trefoil.testing;

import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import java.util.function.Supplier;

/// What became of a case in one executor.
public sealed interface Outcome {
    /// A result.
    record Rows(Frame frame) implements Outcome {
        /// Whether there is at least one cell that is not null.
        public boolean isFull() {
            for (int row = 0; row < frame.rows(); row++) {
                for (int column = 0; column < frame.schema().size(); column++) {
                    if (!frame.isNull(column, row)) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return frame.toString();
        }
    }

    /// The data ended the run.
    record Ended(DisclosedFailure.Kind kind) implements Outcome {}

    /// The plan is wrong.
    record Wrong(String message) implements Outcome {}

    /// The executor is broken: this is never right.
    record Broken(Throwable cause) implements Outcome {
        @Override
        public String toString() {
            return "broken: " + cause;
        }
    }

    /// The outcome of a run.
    static Outcome of(Supplier<Frame> run) {
        try {
            return new Rows(run.get());
        } catch (DisclosedFailure e) {
            return new Ended(e.kind());
        } catch (PlanException e) {
            return new Wrong(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            return new Broken(e);
        }
    }
}
