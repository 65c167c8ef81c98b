package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;

/// An approver's signed answer to a request other than yes. It is kept beside the request; it does not undo an
/// approval that the same person gave.
///
/// @param request the digest of the request that it answers
public record Decision(Kind kind, Digest request, String reason) {
    private static final String FORMAT = "trefoil-decision-1";

    public enum Kind {
        REJECT,
        ASK_FOR_CHANGE
    }

    /// A decision whose signature was verified, and who made it.
    public record By(Decision decision, Person approver) {}

    public Decision {
        Request.requireText("reason", reason);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason is empty: say why, so that the analyst can act on it");
        }
    }

    public static Decision reject(Request request, String reason) {
        return new Decision(Kind.REJECT, request.digest(), reason);
    }

    public static Decision askForChange(Request request, String reason) {
        return new Decision(Kind.ASK_FOR_CHANGE, request.digest(), reason);
    }

    public Envelope sign(SigningKey key) {
        return Envelope.sign(PayloadType.DECISION, json().canonical(), key);
    }

    private Json json() {
        return Json.object()
                .put("format", FORMAT)
                .put("decision", name(kind))
                .put("request", request.hex())
                .put("reason", reason)
                .build();
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case REJECT -> "reject";
            case ASK_FOR_CHANGE -> "change";
        };
    }

    /// The decision of a file and the approver who signed it; throws [Refused] for anything wrong.
    public static By verify(byte[] bytes, Environment environment) {
        Envelope envelope = Envelope.decode(bytes);
        envelope.requireType(PayloadType.DECISION);
        Decision decision = decode(envelope);
        var reasons = envelope.objections(
                environment.approvers().stream().map(Person::key).toList(), environment);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        if (envelope.signatures().size() != 1) {
            throw new Refused(Reason.Kind.MALFORMED, "a decision is signed by exactly one approver");
        }
        Person approver = environment.approvers().stream()
                .filter(person -> envelope.isSignedBy(person.key()))
                .findFirst()
                .orElseThrow();
        return new By(decision, approver);
    }

    private static Decision decode(Envelope envelope) {
        Decision decision;
        try {
            decision = read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a decision: " + e.getMessage(), e);
        }
        if (!decision.json().canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed decision is not in its canonical form");
        }
        return decision;
    }

    private static Decision read(Located json) {
        Fields fields = json.fields("format", "decision", "request", "reason");
        EnvironmentJson.requireFormat(fields.required("format"), FORMAT);
        Located kind = fields.required("decision");
        Kind decided = switch (kind.string()) {
            case "reject" -> Kind.REJECT;
            case "change" -> Kind.ASK_FOR_CHANGE;
            default -> throw kind.error("a decision is reject or change");
        };
        Digest request = EnvelopeJson.digest(fields.required("request"));
        String reason = fields.required("reason").string();
        return EnvironmentJson.make(json, () -> new Decision(decided, request, reason));
    }
}
