package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.ArrayList;
import java.util.List;

/// What the three operators sign, each with the key of their party, when approvers' keys are lost: that one environment
/// may take the place of another without those approvers. It does nothing without the quorum of approvers that is left
/// ([Succession]).
///
/// @param before the digest of the environment until now
/// @param after the digest of the one that takes its place
/// @param reason why the approvers cannot sign, for the others
public record Recovery(Digest before, Digest after, String reason) {
    private static final String FORMAT = "trefoil-recovery-1";

    public Recovery {
        Request.requireText("reason", reason);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason is empty: say why approvers cannot sign");
        }
    }

    public static Recovery of(Environment before, Environment after, String reason) {
        return new Recovery(before.digest(), after.digest(), reason);
    }

    /// One operator's signature; [Envelope#merge] puts the three together.
    public Envelope sign(SigningKey key) {
        return Envelope.sign(PayloadType.RECOVERY, json().canonical(), key);
    }

    /// As [#sign]; throws [Refused] unless this is for the change from `old` to `next`, and the key a party's of `old`.
    public Envelope signFor(Environment old, Environment next, SigningKey key) {
        if (old.parties().stream().noneMatch(party -> party.key().equals(key.verificationKey()))) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    old.holder(key.verificationKey()) + " is no party of version " + old.version() + " of environment "
                            + old.identifier());
        }
        if (!equals(of(old, next, reason))) {
            throw new Refused(
                    Reason.Kind.WRONG_ENVIRONMENT,
                    "the recovery that others signed is for another change than this: take the same two files");
        }
        return sign(key);
    }

    private Json json() {
        return Json.object()
                .put("format", FORMAT)
                .put("before", before.hex())
                .put("after", after.hex())
                .put("reason", reason)
                .build();
    }

    /// What an envelope says, whoever has signed it so far.
    public static Recovery unverified(Envelope envelope) {
        envelope.requireType(PayloadType.RECOVERY);
        Recovery recovery;
        try {
            recovery = read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a recovery: " + e.getMessage(), e);
        }
        if (!recovery.json().canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed recovery is not in its canonical form");
        }
        return recovery;
    }

    private static Recovery read(Located json) {
        Fields fields = json.fields("format", "before", "after", "reason");
        EnvironmentJson.requireFormat(fields.required("format"), FORMAT);
        Digest before = EnvelopeJson.digest(fields.required("before"));
        Digest after = EnvelopeJson.digest(fields.required("after"));
        String reason = fields.required("reason").string();
        return EnvironmentJson.make(json, () -> new Recovery(before, after, reason));
    }

    /// The reasons for which `envelope` is not the consent of all three operators to this change.
    static List<Reason> objections(Envelope envelope, Environment before, Environment after) {
        Recovery recovery = unverified(envelope);
        List<Reason> reasons = new ArrayList<>();
        if (!recovery.before.equals(before.digest()) || !recovery.after.equals(after.digest())) {
            reasons.add(new Reason(
                    Reason.Kind.WRONG_ENVIRONMENT, "the operators' recovery is for another change than this"));
        }
        reasons.addAll(
                envelope.objections(before.parties().stream().map(Party::key).toList(), before));
        before.parties().stream()
                .filter(party -> !envelope.isSignedBy(party.key()))
                .map(party -> new Reason(
                        Reason.Kind.MISSING_APPROVAL, "the recovery is not signed by the operator of " + party.title()))
                .forEach(reasons::add);
        return reasons;
    }
}
