package dev.trefoil.engine;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.storage.StepPlace;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.UploadManifest;
import java.util.Optional;

/// A step that may run: everything this party checked by itself, before the parties compare it.
///
/// @param call the digest of the signed call
/// @param step decoded from the approved bytes
record Permit(
        Digest call,
        Authorization authorization,
        VerificationKey analyst,
        RunTag tag,
        int number,
        Step step,
        ResultAddress resultKey,
        Optional<UploadManifest> upload) {
    StepPlace place() {
        return place(number);
    }

    StepPlace place(int step) {
        return new StepPlace(authorization.digest(), tag.hex(), step);
    }

    long maxRuns() {
        return authorization.request().maxRuns();
    }
}
