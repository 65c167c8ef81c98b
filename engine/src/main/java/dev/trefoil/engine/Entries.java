package dev.trefoil.engine;

import dev.trefoil.audit.Event;
import dev.trefoil.audit.Event.Asked;
import dev.trefoil.audit.Event.Place;
import dev.trefoil.audit.Event.Ran;
import dev.trefoil.audit.Event.Tried;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.StepJson;
import dev.trefoil.wire.Message;
import dev.trefoil.wire.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What this party tells its audit log of a request: digests, handles and kinds, never a text or a value.
final class Entries {
    private Entries() {}

    /// The gate let a request pass that is no step.
    static Event allowed(Digest call, Message message) {
        return new Event.Allowed(asked(call, message), message.operation().purpose(), Optional.empty());
    }

    /// The gate let a step pass.
    static Event allowed(Permit permit) {
        return new Event.Allowed(asked(permit), "step", Optional.of(ran(permit)));
    }

    static Event refused(Digest call, Message message, Refused refused) {
        Optional<Tried> tried = message.operation() instanceof Operation.Run run
                ? Optional.of(new Tried(
                        requested(run.approved()), new Digest(run.tag().hex()), run.number()))
                : Optional.empty();
        return new Event.Refused(
                asked(call, message),
                message.operation().purpose(),
                tried,
                refused.reasons().stream().map(Reason::kind).distinct().toList());
    }

    /// The digest of the request in a file, whoever signed it, if there is one.
    private static Optional<Digest> requested(String file) {
        try {
            return Optional.of(
                    Envelope.decode(file.getBytes(StandardCharsets.UTF_8)).payloadDigest());
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    static Event counted(Permit permit, long number) {
        return new Event.Counted(asked(permit), ran(permit), number);
    }

    static Event revealed(Permit permit, List<Handle> tables, byte[] sealed) {
        return new Event.Revealed(asked(permit), ran(permit), tables, permit.resultKey(), Digest.of(sealed));
    }

    static Event delivered(Permit permit) {
        return new Event.Delivered(asked(permit), ran(permit));
    }

    static Event failed(Permit permit, DisclosedFailure failure) {
        return new Event.Failed(asked(permit), Optional.of(ran(permit).place()), failure.kind());
    }

    static Event failed(Digest upload, Digest owner, DisclosedFailure failure) {
        return new Event.Failed(new Asked(owner, upload), Optional.empty(), failure.kind());
    }

    private static Asked asked(Digest call, Message message) {
        return new Asked(message.request().key().keyId(), call);
    }

    private static Asked asked(Permit permit) {
        return new Asked(permit.analyst().keyId(), permit.call());
    }

    private static Ran ran(Permit permit) {
        return new Ran(
                new Place(permit.authorization().digest(), new Digest(permit.run()), permit.number()),
                Digest.of(StepJson.write(permit.step()).canonicalBytes()));
    }
}
