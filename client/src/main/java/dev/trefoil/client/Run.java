package dev.trefoil.client;

import dev.trefoil.plan.PlanException;
import dev.trefoil.script.Replay;
import java.nio.file.Path;

/// The end of a run of an approved script.
record Run(Replay replay, Runnable done) implements OpenScript.Ending {
    @Override
    public void save(Path file) {
        throw approved();
    }

    @Override
    public void forgetExamples() {
        throw approved();
    }

    private static PlanException approved() {
        return new PlanException(
                "this script was loaded and is approved: end it with close(); save(file) ends a script from record(name)");
    }

    /// The run ends even if steps are missing: the session can begin another script.
    @Override
    public void close() {
        done.run();
        replay.requireFinished();
    }
}
