package dev.trefoil.engine;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.storage.StepPlace;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.UploadManifest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A step that may run: everything this party checked by itself, before the parties compare it.
///
/// @param call the digest of the signed call
/// @param session the run itself if the steps have an order
/// @param step decoded from the approved bytes
record Permit(
        Digest call,
        Authorization authorization,
        VerificationKey analyst,
        RunTag tag,
        RunTag session,
        int number,
        Step step,
        ResultAddress resultKey,
        Optional<UploadManifest> upload) {
    StepPlace place() {
        return place(number);
    }

    StepPlace place(int step) {
        return new StepPlace(authorization.digest(), run(), step);
    }

    /// What names the run in this party's records.
    ///
    /// In free order each step in each session is a run of its own, whatever tag a client gives it: under one
    /// tag, neither another step nor other values for placeholders belong to a run that is counted already.
    String run() {
        return switch (authorization.request().order()) {
            case LINEAR -> tag.hex();
            case FREE ->
                Digest.of((session.hex() + " " + tag.hex() + " " + number).getBytes(StandardCharsets.US_ASCII))
                        .hex();
        };
    }

    boolean isFree() {
        return authorization.request().order() == StepOrder.FREE;
    }

    long maxRuns() {
        return authorization.request().maxRuns();
    }
}
