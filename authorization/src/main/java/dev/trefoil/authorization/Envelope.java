package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A DSSE envelope (Dead Simple Signing Envelope, version 1): a payload, its type, and signatures over both,
/// at most one for each key, in order of key identifiers.
///
/// What it holds is not yet verified: whoever decodes one says whose signatures they need.
public record Envelope(String payloadType, String payload, List<EnvelopeSignature> signatures) {
    public Envelope {
        signatures = signatures.stream()
                .sorted(Comparator.comparing(signature -> signature.keyId().hex()))
                .toList();
        for (int i = 1; i < signatures.size(); i++) {
            Digest keyId = signatures.get(i).keyId();
            if (keyId.equals(signatures.get(i - 1).keyId())) {
                throw new Refused(
                        Reason.Kind.DUPLICATE_SIGNATURE,
                        "key " + keyId.brief() + "... signed twice: each key counts once");
            }
        }
    }

    /// The envelope with one signature by `key`.
    public static Envelope sign(String payloadType, String payload, SigningKey key) {
        String signature = StrictBase64.encode(key.sign(pae(payloadType, payload)));
        return new Envelope(
                payloadType,
                payload,
                List.of(new EnvelopeSignature(key.verificationKey().keyId(), signature)));
    }

    /// One envelope with the signatures of all; throws unless they hold the same payload. A key that signed
    /// in several counts once.
    public static Envelope merge(List<Envelope> envelopes) {
        Envelope first = envelopes.getFirst();
        Map<Digest, EnvelopeSignature> signatures = new HashMap<>();
        for (Envelope envelope : envelopes) {
            if (!envelope.payload.equals(first.payload) || !envelope.payloadType.equals(first.payloadType)) {
                throw new IllegalArgumentException("these signatures are for different contents ("
                        + first.payloadDigest().brief() + "... and "
                        + envelope.payloadDigest().brief() + "...): collect those of one request only");
            }
            envelope.signatures.forEach(signature -> signatures.putIfAbsent(signature.keyId(), signature));
        }
        return new Envelope(first.payloadType, first.payload, new ArrayList<>(signatures.values()));
    }

    public byte[] payloadBytes() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /// The hash of the payload: the name of what is signed, whoever signed.
    public Digest payloadDigest() {
        return Digest.of(payloadBytes());
    }

    /// The bytes that are signed (DSSE's pre-authentication encoding).
    public byte[] pae() {
        return pae(payloadType, payload);
    }

    static byte[] pae(String payloadType, String payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + type.length + 40);
        bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(type);
        bytes.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    void requireType(String expected) {
        if (!payloadType.equals(expected)) {
            throw new Refused(
                    Reason.Kind.WRONG_PAYLOAD_TYPE, "the envelope does not hold " + expected + " but something else");
        }
    }

    /// The reasons against the signatures: one by nobody in `allowed`, or one that does not fit its key and
    /// content; `names` tells whose keys they are.
    List<Reason> objections(List<VerificationKey> allowed, Environment names) {
        Map<Digest, VerificationKey> keys = new HashMap<>();
        allowed.forEach(key -> keys.put(key.keyId(), key));
        byte[] signed = pae();
        List<Reason> reasons = new ArrayList<>();
        for (EnvelopeSignature signature : signatures) {
            VerificationKey key = keys.get(signature.keyId());
            if (key == null) {
                reasons.add(new Reason(
                        Reason.Kind.UNKNOWN_KEY,
                        names.holder(signature.keyId()) + " signed, but is not among those who may"));
            } else if (!key.signed(signed, signature.bytes())) {
                reasons.add(new Reason(
                        Reason.Kind.BAD_SIGNATURE,
                        "the signature of " + names.holder(signature.keyId())
                                + " does not fit this content: it was altered, or the signature is of another"));
            }
        }
        return reasons;
    }

    /// This envelope with no signature but that in the name of `key`, if there is one.
    Envelope only(VerificationKey key) {
        Digest keyId = key.keyId();
        return new Envelope(
                payloadType,
                payload,
                signatures.stream()
                        .filter(signature -> signature.keyId().equals(keyId))
                        .toList());
    }

    boolean isSignedBy(VerificationKey key) {
        Digest keyId = key.keyId();
        return signatures.stream().anyMatch(signature -> signature.keyId().equals(keyId));
    }

    /// The one encoding of this envelope.
    public byte[] encode() {
        return EnvelopeJson.write(this).canonicalBytes();
    }

    /// The envelope of a file; throws [Refused] unless the file is byte-equal to its own re-encoding.
    public static Envelope decode(byte[] bytes) {
        return EnvelopeJson.decode(bytes);
    }
}
