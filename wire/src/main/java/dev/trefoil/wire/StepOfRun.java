package dev.trefoil.wire;

/// Which step of which run a client asks for.
///
/// @param session the run itself, if the steps have an order
/// @param number of the step in the approved script, from 1
public record StepOfRun(RunTag tag, RunTag session, int number) {
    /// A step of a run that is a session of its own.
    public static StepOfRun of(RunTag tag, int number) {
        return new StepOfRun(tag, tag, number);
    }
}
