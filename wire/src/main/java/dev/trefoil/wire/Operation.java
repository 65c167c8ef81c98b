package dev.trefoil.wire;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Step;
import java.util.List;
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
            case ListAuthorizations _ -> "authorizations";
            case ReadHead _ -> "audit-head";
            case ReadLog _ -> "audit-log";
        };
    }

    /// A data provider's table; the shares follow beside it.
    record Upload(UploadManifest manifest) implements Operation {}

    /// Which tables are there?
    record ListTables() implements Operation {}

    /// Which authorizations were shown to the parties, and what became of them?
    record ListAuthorizations() implements Operation {}

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

    /// The head of each party's audit log, with the proof that it continues the log of so many entries.
    ///
    /// @param known how many entries of each party's log the signer knows of, party 0 first; 0 for none
    record ReadHead(List<Long> known) implements Operation {
        public ReadHead {
            known = requireThree(known);
        }
    }

    /// The entries of each party's audit log, as many as fit into an answer.
    ///
    /// @param from the first entry asked of each party, party 0 first
    record ReadLog(List<Long> from) implements Operation {
        public ReadLog {
            from = requireThree(from);
        }
    }

    private static List<Long> requireThree(List<Long> numbers) {
        if (numbers.size() != 3 || numbers.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("one number from 0 on for each of the three parties");
        }
        return List.copyOf(numbers);
    }
}
