package dev.trefoil.audit;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.EnvelopeSignature;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.List;

/// A head with the signature of its party: who keeps one can tell later whether the log still begins so.
///
/// @param signature in base64; not verified before [#verify]
public record SignedHead(TreeHead head, String signature) {
    /// Throws [Refused] unless the party with this key signed the head.
    public void verify(VerificationKey key) {
        if (!key.keyId().equals(head.party())) {
            throw new Refused(
                    Reason.Kind.WRONG_PARTY,
                    "the head is of the log of the party with key "
                            + head.party().brief() + "..., not of " + key.brief() + "...");
        }
        key.verify(head.signed(), bytes());
    }

    private byte[] bytes() {
        return new EnvelopeSignature(head.party(), signature).bytes();
    }

    /// As a DSSE envelope, which `openssl` can verify.
    public Envelope envelope() {
        return new Envelope(
                PayloadType.AUDIT_HEAD,
                head.json().canonical(),
                List.of(new EnvelopeSignature(head.party(), signature)));
    }

    /// The head in an envelope's bytes; throws [Refused] for anything else. The signature is not verified.
    public static SignedHead decode(byte[] bytes) {
        Envelope envelope = Envelope.decode(bytes);
        if (!envelope.payloadType().equals(PayloadType.AUDIT_HEAD)
                || envelope.signatures().size() != 1) {
            throw new Refused(Reason.Kind.WRONG_PAYLOAD_TYPE, "the envelope holds no head of an audit log");
        }
        TreeHead head;
        try {
            head = TreeHead.read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not the head of an audit log: " + e.getMessage(), e);
        }
        if (!head.json().canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed head is not in its canonical form");
        }
        EnvelopeSignature signature = envelope.signatures().getFirst();
        if (!signature.keyId().equals(head.party())) {
            throw new Refused(Reason.Kind.UNKNOWN_KEY, "the head is not signed by the party that it names");
        }
        return new SignedHead(head, signature.base64());
    }
}
