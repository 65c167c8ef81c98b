package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.script.MayFail;
import java.util.List;
import java.util.Optional;

/// Where a step stands in its run, by what the three parties have recorded: the highest of their counts wins.
sealed interface RunPosition {
    /// The step runs now, in the run of this number.
    record Next(long number) implements RunPosition {}

    /// The step is done at all three, for this very result key: what is kept is delivered again.
    record Again() implements RunPosition {}

    /// Decides for step `step` of a script that may run `maxRuns` times, asked for with `resultKey`. After a failed
    /// step of a part in `mayFail`, the rest of that part may be left out. Throws [Refused] if it is not this
    /// step's turn. All parties decide the same, since they see the same three states.
    static RunPosition of(int step, long maxRuns, String resultKey, List<MayFail> mayFail, List<PartyState> states) {
        ended(states);
        int all = states.stream().mapToInt(PartyState::done).min().orElse(0);
        int any = states.stream().mapToInt(PartyState::done).max().orElse(0);
        if (all >= step) {
            return again(step, resultKey, any, states);
        }
        if (any > step) {
            throw new Refused(
                    Reason.Kind.STEP_REPEATED, "step " + step + " has been run already: a later step is done");
        }
        if (all < step - 1 && step > lastLeftOut(all, mayFail, states) + 1) {
            throw new Refused(
                    Reason.Kind.STEP_OUT_OF_ORDER,
                    "step " + step + " is asked for, but the next step of this run is step " + (all + 1)
                            + ": steps run in the approved order");
        }
        if (step > 1 && states.stream().allMatch(state -> state.number() == 0)) {
            throw new Refused(
                    Reason.Kind.STEP_OUT_OF_ORDER,
                    "step " + step + " is asked for, but this run has not started: begin with step 1");
        }
        return new Next(number(maxRuns, states));
    }

    /// The last step that may be left out, if those parties that are least far had step `all` fail at all of them.
    private static int lastLeftOut(int all, List<MayFail> mayFail, List<PartyState> states) {
        boolean failed = states.stream().filter(state -> state.done() == all).allMatch(PartyState::failed);
        return mayFail.stream()
                .filter(part -> failed && part.holds(all))
                .mapToInt(MayFail::last)
                .findFirst()
                .orElse(all);
    }

    /// As [#of], for a step that is a run of its own.
    static RunPosition alone(int step, long maxRuns, String resultKey, List<PartyState> states) {
        ended(states);
        if (states.stream().allMatch(state -> state.done() == step)) {
            return again(step, resultKey, step, states);
        }
        return new Next(number(maxRuns, states));
    }

    private static void ended(List<PartyState> states) {
        Optional<String> ended =
                states.stream().flatMap(state -> state.ended().stream()).findFirst();
        if (ended.isPresent()) {
            throw new Refused(
                    Reason.Kind.STEP_OUT_OF_ORDER, "this run has ended (" + ended.get() + "): start a new run");
        }
    }

    private static RunPosition again(int step, String resultKey, int any, List<PartyState> states) {
        if (any == step && states.stream().allMatch(state -> state.resultKey().equals(resultKey))) {
            return new Again();
        }
        throw new Refused(
                Reason.Kind.STEP_REPEATED, "step " + step + " has been run already: each step runs once in a run");
    }

    private static long number(long maxRuns, List<PartyState> states) {
        long known = states.stream().mapToLong(PartyState::number).max().orElse(0);
        long number = known > 0
                ? known
                : states.stream().mapToLong(PartyState::runs).max().orElse(0);
        if (number > maxRuns) {
            throw noRunsLeft(maxRuns);
        }
        return number;
    }

    static Refused noRunsLeft(long maxRuns) {
        return new Refused(
                Reason.Kind.NO_RUNS_LEFT,
                "the approval allows " + maxRuns + (maxRuns == 1 ? " run" : " runs")
                        + ", and it is used up: make a new request");
    }
}
