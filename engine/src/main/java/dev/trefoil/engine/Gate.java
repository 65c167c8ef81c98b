package dev.trefoil.engine;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.Message;
import dev.trefoil.wire.Operation;
import dev.trefoil.wire.RunFacts;
import dev.trefoil.wire.UploadManifest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a party checks by itself before it does anything that a request asks for. Whatever is not allowed by a
/// rule here is refused; every refusal says why.
final class Gate {
    private Gate() {}

    /// The digest of the signed call, if the message is fresh, meant for this party, this connection and these
    /// bytes. Throws [Refused] otherwise. The challenge is used up in either case.
    static Digest admit(Seat seat, Message message) {
        Digest body = Message.body(message.operation());
        Call call = message.request().verify(seat.environment(), seat.index(), seat.channel(), body);
        seat.challenges().use(call.legs().get(seat.index()).challenge());
        if (!call.purpose().equals(message.operation().purpose())) {
            throw new Refused(
                    Reason.Kind.WRONG_PURPOSE,
                    "the request was signed to " + call.purpose() + ", not to "
                            + message.operation().purpose());
        }
        boolean says = !call.fields().members().isEmpty();
        if (call.legs().stream().anyMatch(leg -> !leg.body().equals(body))
                || (says && !(message.operation() instanceof Operation.Run))) {
            throw new Refused(Reason.Kind.WRONG_BODY, "the three parties must get the same request");
        }
        return message.request().digest();
    }

    /// Throws [Refused] unless the key is a data provider's.
    static void requireProvider(Seat seat, VerificationKey key) {
        if (seat.environment().provider(key).isEmpty()) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    seat.environment().holder(key)
                            + " is no data provider: only data providers upload without an approved" + " script");
        }
    }

    /// Throws [Refused] unless the key stands in the environment.
    static void requirePerson(Seat seat, VerificationKey key) {
        if (seat.environment().person(key).isEmpty()) {
            throw new Refused(
                    Reason.Kind.UNKNOWN_KEY,
                    "key " + key.brief() + "... stands nowhere in the environment "
                            + seat.environment().identifier() + " version "
                            + seat.environment().version());
        }
    }

    /// Throws [Refused] unless the key is an approver's.
    static void requireApprover(Seat seat, VerificationKey key) {
        if (seat.environment().approver(key).isEmpty()) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    seat.environment().holder(key)
                            + " is no approver: only approvers read the audit logs of the parties; everybody may"
                            + " ask for their heads");
        }
    }

    /// Throws [Refused] if the key was revoked. A step looks for itself, when the parties have told each other.
    static void requireGood(Seat seat, Digest keyId, Operation operation) {
        switch (operation) {
            case Operation.Run _ -> {}
            case Operation.Upload _,
                    Operation.ListTables _,
                    Operation.Remove _,
                    Operation.Cancel _,
                    Operation.ListAuthorizations _,
                    Operation.ReadHead _,
                    Operation.ReadLog _ -> seat.revocations().revoked().requireKey(keyId, seat.environment());
        }
    }

    /// Throws [Refused] unless the table is the key's own.
    static void requireOwner(Seat seat, Handle table, VerificationKey key) {
        if (!Stored.record(seat, table).owner().equals(key.keyId())) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED, "table " + table.brief() + "... is not yours: only its owner removes it");
        }
    }

    /// What the approved file permits of what is asked: the step to run, taken from the approved bytes.
    static Permit step(Seat seat, SignedRequest signed, Operation.Run run) {
        byte[] file = run.approved().getBytes(StandardCharsets.UTF_8);
        Authorization authorization =
                Approved.verify(file, seat.environment(), seat.clock().instant());
        authorization.requireAnalyst(signed.key());
        Step approved = authorization.requireStep(run.number(), run.step());
        Step bound = authorization.bind(run.number(), run.bindings());
        requireSession(authorization, run);
        BoundValues.requireSame(seat, authorization.digest(), run.session(), run.bindings());
        Map<Handle, Handle> tables = ApprovedTables.require(
                seat, authorization.request(), Scans.from(authorization.request(), run.number()));
        ApprovedTables.requireName(seat, signed.key().keyId(), ApprovedTables.name(approved));
        requireUpload(seat, approved, run.upload());
        requireFacts(authorization, signed, run);
        return new Permit(
                signed.digest(),
                authorization,
                signed.key(),
                run.tag(),
                run.session(),
                run.number(),
                bound,
                run.bindings(),
                // What is removed is the very table that the script names, whatever has its name now.
                approved instanceof Step.Remove ? Map.of() : tables,
                new ResultAddress(run.resultKey()),
                run.upload(),
                signed);
    }

    /// The signed call says by itself which run it is for, so that it can be kept as the record of that run.
    private static void requireFacts(Authorization authorization, SignedRequest signed, Operation.Run run) {
        RunFacts facts =
                RunFacts.of(authorization.digest(), authorization.request().order(), run);
        if (!signed.signed().fields().equals(facts.json())) {
            throw new Refused(
                    Reason.Kind.WRONG_BODY, "the signed call does not say which run of which approval it is for");
        }
    }

    /// Steps in recorded order that share a run share a session, too: it cannot be changed between them.
    private static void requireSession(Authorization authorization, Operation.Run run) {
        boolean own = run.session().equals(run.tag());
        if (authorization.request().order() == StepOrder.LINEAR && !own) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    "the steps of this approval run in recorded order: a run is a session of its own");
        }
    }

    static Reason unknown(Handle table) {
        return new Reason(
                Reason.Kind.UNKNOWN_TABLE,
                "there is no table " + table.brief() + "... in this environment: see `trefoil tables`");
    }

    private static void requireUpload(Seat seat, Step step, Optional<UploadManifest> manifest) {
        switch (step) {
            case Step.Upload(Schema schema, var name) ->
                requireUpload(
                        seat,
                        manifest,
                        name,
                        came -> came.schema().equals(schema)
                                ? Optional.empty()
                                : Optional.of("it has the columns " + came.schema() + ", approved are " + schema));
            case Step.UploadAny(UploadLimits limits, var name) ->
                requireUpload(seat, manifest, name, came -> limits.objection(came.schema(), came.rows()));
            case Step.Store _, Step.Reveal _, Step.Remove _ -> {
                if (manifest.isPresent()) {
                    throw new Refused(Reason.Kind.STEP_DIFFERS, "a step that is no upload brings no table");
                }
            }
        }
    }

    private static void requireUpload(
            Seat seat,
            Optional<UploadManifest> manifest,
            Optional<String> name,
            Function<UploadManifest, Optional<String>> objection) {
        UploadManifest came = manifest.orElseThrow(
                () -> new Refused(Reason.Kind.SCHEMA_DIFFERS, "the step is an upload: send the table with it"));
        Optional<String> wrong = came.name().equals(name)
                ? objection.apply(came)
                : Optional.of("it comes under " + named(came.name()) + ", approved is " + named(name));
        wrong.ifPresent(words -> {
            throw new Refused(Reason.Kind.SCHEMA_DIFFERS, "what comes in is not what the step says: " + words);
        });
        requireSize(seat, came);
    }

    private static String named(Optional<String> name) {
        return name.map(text -> "the name '" + text + "'").orElse("no name");
    }

    /// Throws [Refused] if an upload is larger than the environment allows.
    static void requireSize(Seat seat, UploadManifest manifest) {
        long most = seat.environment().limits().maxRows();
        if (manifest.rows() > most) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    "a table of " + manifest.rows() + " rows is larger than the " + most
                            + " that this environment allows");
        }
    }
}
