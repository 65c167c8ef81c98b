package dev.trefoil.engine;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.storage.StepPlace;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.RunFacts;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.UploadManifest;
import java.util.Map;
import java.util.Optional;

/// A step that may run: everything this party checked by itself, before the parties compare it.
///
/// @param call the digest of the signed call
/// @param session the run itself if the steps have an order
/// @param step decoded from the approved bytes, with the values of its placeholders
/// @param bindings these values
/// @param tables by the handles that the approved plans name, the stored tables that they mean now
/// @param signed the signed call itself
record Permit(
        Digest call,
        Authorization authorization,
        VerificationKey analyst,
        RunTag tag,
        RunTag session,
        int number,
        Step step,
        Bindings bindings,
        Map<Handle, Handle> tables,
        ResultAddress resultKey,
        Optional<UploadManifest> upload,
        SignedRequest signed) {
    Permit {
        tables = Map.copyOf(tables);
    }

    StepPlace place() {
        return place(number);
    }

    StepPlace place(int step) {
        return new StepPlace(authorization.digest(), run(), step);
    }

    /// What names the run in this party's records.
    String run() {
        return RunFacts.name(authorization.request().order(), tag, session, number)
                .hex();
    }

    /// Whether the run goes on if the data make the step fail. In free order it does not: other steps are other runs.
    boolean mayFail() {
        return !isFree() && authorization.request().script().mayFail(number).isPresent();
    }

    boolean isFree() {
        return authorization.request().order() == StepOrder.FREE;
    }

    long maxRuns() {
        return authorization.request().maxRuns();
    }
}
