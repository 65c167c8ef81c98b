package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.ArrayList;
import java.util.List;

/// A call with its signature, as it travels to each of the three parties.
///
/// [#verify] tells what was signed and that it is meant for this party, environment, connection and body.
/// That the challenge is fresh, and that the key may do this, is for the party to check.
public final class SignedRequest {
    private static final JsonLimits LIMITS = new JsonLimits(4 << 20, 24, 50_000, 3 << 20);

    private final VerificationKey key;
    private final Envelope envelope;

    private SignedRequest(VerificationKey key, Envelope envelope) {
        this.key = key;
        this.envelope = envelope;
    }

    public static SignedRequest sign(Call call, SigningKey key) {
        return new SignedRequest(key.verificationKey(), Envelope.sign(PayloadType.CALL, call.canonical(), key));
    }

    /// Who claims to have signed.
    public VerificationKey key() {
        return key;
    }

    /// The hash of what was signed: the same at all three parties, different for every call.
    public Digest digest() {
        return envelope.payloadDigest();
    }

    public Json json() {
        return Json.object()
                .put("key", key.hex())
                .put("payload", StrictBase64.encode(envelope.payloadBytes()))
                .put("signature", envelope.signatures().getFirst().base64())
                .build();
    }

    /// Throws [JsonException] or [Refused] for what is no signed call at all.
    public static SignedRequest read(Located json) {
        Fields fields = json.fields("key", "payload", "signature");
        VerificationKey key = EnvironmentJson.key(fields.required("key"));
        String payload = StrictBase64.text("payload", fields.required("payload").string());
        EnvelopeSignature signature =
                new EnvelopeSignature(key.keyId(), fields.required("signature").string());
        return new SignedRequest(key, new Envelope(PayloadType.CALL, payload, List.of(signature)));
    }

    /// The call, if the signature holds and the leg of party `index` names that party, `channel` and `body`;
    /// else throws [Refused] with every reason.
    public Call verify(Environment environment, int index, Digest channel, Digest body) {
        Call call = signed();
        List<Reason> reasons = new ArrayList<>();
        if (!call.environment().equals(environment.digest())) {
            reasons.add(new Reason(
                    Reason.Kind.WRONG_ENVIRONMENT,
                    "the client has another environment than " + environment.identifier() + " version "
                            + environment.version() + ", which this party runs: get the current connection file; if the"
                            + " party is behind, its operator puts the current environment into its directory"));
        }
        for (Party party : environment.parties()) {
            if (!call.legs().get(party.index()).party().equals(party.key().keyId())) {
                reasons.add(new Reason(
                        Reason.Kind.WRONG_PARTY,
                        "the client takes another server for " + party.title() + " of this environment"));
            }
        }
        Leg leg = call.legs().get(index);
        if (!leg.channel().equals(channel)) {
            reasons.add(new Reason(
                    Reason.Kind.WRONG_CHANNEL,
                    "the client signed for another connection than the one it uses: something stands between"));
        }
        if (!leg.body().equals(body)) {
            reasons.add(new Reason(Reason.Kind.WRONG_BODY, "the body of the message is not the one that was signed"));
        }
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return call;
    }

    /// What was signed, if the signature holds; throws [Refused] else. For whom and for when it was meant is not looked
    /// at: so it proves that it was asked, and allows nothing.
    public Call signed() {
        key.verify(envelope.pae(), envelope.signatures().getFirst().bytes());
        Call call;
        try {
            call = CallJson.read(Located.root(Json.parse(envelope.payloadBytes(), LIMITS)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a signed call: " + e.getMessage(), e);
        }
        if (!call.canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed call is not in its canonical form");
        }
        return call;
    }
}
