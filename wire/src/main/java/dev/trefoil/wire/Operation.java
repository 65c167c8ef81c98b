package dev.trefoil.wire;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Step;
import java.util.Optional;

/// What a signed request asks of all three parties; the same bytes go to each of them.
public sealed interface Operation {
    /// What the signature says it is for.
    default String purpose() {
        return switch (this) {
            case Upload _ -> "upload";
            case ListTables _ -> "tables";
            case Remove _ -> "remove";
            case Run _ -> "step";
            case Cancel _ -> "cancel";
        };
    }

    /// A data provider's table; the shares follow beside it.
    record Upload(UploadManifest manifest) implements Operation {}

    /// Which tables are there?
    record ListTables() implements Operation {}

    /// Removes a table of the signer.
    record Remove(Handle table) implements Operation {}

    /// Step `number` (from 1) of the approved script in run `tag`.
    ///
    /// @param session the run itself, if the steps have an order; else what the client does under the approval
    /// from its first step to its last
    /// @param approved the approved file, whole
    /// @param step what the client's program does; compared with the approved step, never run
    /// @param resultKey the X25519 key, in hex, to which results are sealed; drawn for this request
    /// @param upload what comes in, for an upload step
    /// @param bindings values for exactly the placeholders of the step
    record Run(
            String approved,
            RunTag tag,
            RunTag session,
            int number,
            Step step,
            String resultKey,
            Optional<UploadManifest> upload,
            Bindings bindings)
            implements Operation {
        /// Of a step without placeholders.
        public Run(
                String approved,
                RunTag tag,
                RunTag session,
                int number,
                Step step,
                String resultKey,
                Optional<UploadManifest> upload) {
            this(approved, tag, session, number, step, resultKey, upload, Bindings.NONE);
        }

        /// As that, in a run that is a session of its own.
        public Run(
                String approved, RunTag tag, int number, Step step, String resultKey, Optional<UploadManifest> upload) {
            this(approved, tag, tag, number, step, resultKey, upload);
        }
    }

    /// Ends what run `tag` is doing.
    record Cancel(RunTag tag) implements Operation {}
}
