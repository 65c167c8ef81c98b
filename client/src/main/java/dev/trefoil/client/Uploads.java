package dev.trefoil.client;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.UploadLimits;
import java.util.Optional;

/// Which step an upload is.
final class Uploads {
    private Uploads() {}

    /// The step that uploading `frame` means where `next` is approved: any upload if that is approved and the frame is
    /// within its limits, else one of exactly these columns.
    static Step step(Frame frame, Optional<String> name, Optional<Step> next) {
        return next.filter(approved -> approved instanceof Step.UploadAny(UploadLimits limits, var named)
                        && named.equals(name)
                        && limits.objection(frame.schema(), frame.rows()).isEmpty())
                .orElseGet(() -> new Step.Upload(frame.schema(), name));
    }

    /// The frame; throws [PlanException] if it is larger than the limits.
    static Frame within(UploadLimits limits, Frame frame) {
        limits.objection(frame.schema(), frame.rows()).ifPresent(words -> {
            throw new PlanException("the table does not fit the limits of this upload: " + words);
        });
        return frame;
    }
}
