package dev.trefoil.script;

import dev.trefoil.plan.Step;
import java.util.Optional;

/// The position of a program that repeats an approved script, one step after the other. Not for several
/// threads.
public final class Replay {
    private final Script script;
    private int done;

    public Replay(Script script) {
        this.script = script;
    }

    /// The number, from 1, of the next step; throws [ReplayException] if the script has no more steps or
    /// `sent` is not the approved one. The position moves on only if they are equal.
    public int match(Step sent) {
        int number = done + 1;
        if (number > script.steps().size()) {
            throw new ReplayException(
                    "step " + number + " (" + PlanText.of(sent) + ") is one too many: the approved script has "
                            + script.steps().size() + " steps");
        }
        Optional<String> difference = StepDifference.of(number, script.step(number), sent);
        if (difference.isPresent()) {
            throw new ReplayException(difference.get());
        }
        done = number;
        return number;
    }

    /// The approved step that comes next, if there is one.
    public Optional<Step> next() {
        return done < script.steps().size() ? Optional.of(script.step(done + 1)) : Optional.empty();
    }

    /// How many steps were matched.
    public int done() {
        return done;
    }

    /// Throws unless every step of the script was matched.
    public void requireFinished() {
        if (done < script.steps().size()) {
            int missing = script.steps().size() - done;
            throw new ReplayException(
                    "the approved script has " + script.steps().size() + " steps, only " + done
                            + " were run: step " + (done + 1) + " (" + PlanText.of(script.step(done + 1)) + ")"
                            + (missing > 1 ? " and " + (missing - 1) + " more are" : " is") + " missing");
        }
    }
}
