package dev.trefoil.script;

import dev.trefoil.plan.Step;
import java.util.Optional;

/// The position of a program that repeats an approved script, one step after the other. Not for several
/// threads.
public final class Replay {
    private final Script script;
    private int done;
    private boolean failed;

    public Replay(Script script) {
        this.script = script;
    }

    /// The number, from 1, of the next step; throws [ReplayException] if the script has no more steps or
    /// `sent` is not the approved one. The position moves on only if they are equal. After a failure that does
    /// not end the run, what is left of its part may be passed over.
    public int match(Step sent) {
        int number = done + 1;
        if (number > script.steps().size()) {
            throw new ReplayException(
                    "step " + number + " (" + PlanText.of(sent) + ") is one too many: the approved script has "
                            + script.steps().size() + " steps");
        }
        for (int later = number;
                later <= Math.min(mayBePassed() + 1, script.steps().size());
                later++) {
            if (script.step(later).equals(sent)) {
                done = later;
                failed = false;
                return later;
            }
        }
        Optional<String> difference = StepDifference.of(number, script.step(number), sent);
        throw new ReplayException(difference.orElseThrow());
    }

    /// Says that the data made the last matched step fail; whether the run goes on all the same.
    public boolean fail() {
        failed = script.mayFail(done).isPresent();
        return failed;
    }

    /// The last step that need not be matched any more.
    private int mayBePassed() {
        return failed ? script.mayFail(done).map(MayFail::last).orElse(done) : done;
    }

    /// The approved step that comes next, if there is one.
    public Optional<Step> next() {
        return done < script.steps().size() ? Optional.of(script.step(done + 1)) : Optional.empty();
    }

    /// How many steps were matched.
    public int done() {
        return done;
    }

    /// Throws unless every step of the script was matched, or may be passed over.
    public void requireFinished() {
        if (mayBePassed() < script.steps().size()) {
            int missing = script.steps().size() - done;
            throw new ReplayException(
                    "the approved script has " + script.steps().size() + " steps, only " + done
                            + " were run: step " + (done + 1) + " (" + PlanText.of(script.step(done + 1)) + ")"
                            + (missing > 1 ? " and " + (missing - 1) + " more are" : " is") + " missing");
        }
    }
}
