package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.Arrays;
import java.util.List;

/// The JSON of an envelope, with the field names of the DSSE specification.
final class EnvelopeJson {
    private static final int MAX_SIGNATURES = 500;

    private EnvelopeJson() {}

    static Json write(Envelope envelope) {
        return Json.object()
                .put("payloadType", envelope.payloadType())
                .put("payload", StrictBase64.encode(envelope.payloadBytes()))
                .put(
                        "signatures",
                        Json.list(envelope.signatures().stream()
                                .map(signature -> Json.object()
                                        .put("keyid", signature.keyId().hex())
                                        .put("sig", signature.base64())
                                        .build())
                                .toList()))
                .build();
    }

    static Envelope decode(byte[] bytes) {
        try {
            Envelope envelope = read(Located.root(Json.parse(bytes, JsonLimits.ENVELOPE)));
            if (!Arrays.equals(envelope.encode(), bytes)) {
                throw new Refused(
                        Reason.Kind.NOT_CANONICAL,
                        "the file is an envelope, but not byte for byte the one encoding of it: use the file as it"
                                + " was written, without blanks or newlines added");
            }
            return envelope;
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a signed envelope: " + e.getMessage(), e);
        }
    }

    private static Envelope read(Located json) {
        Fields fields = json.fields("payload", "payloadType", "signatures");
        String type = fields.required("payloadType").string();
        String payload = StrictBase64.text("payload", fields.required("payload").string());
        List<EnvelopeSignature> signatures = fields.required("signatures").list(MAX_SIGNATURES).stream()
                .map(EnvelopeJson::signature)
                .toList();
        return new Envelope(type, payload, signatures);
    }

    private static EnvelopeSignature signature(Located json) {
        Fields fields = json.fields("keyid", "sig");
        return new EnvelopeSignature(
                digest(fields.required("keyid")), fields.required("sig").string());
    }

    /// A digest at its place; anything else is a [JsonException].
    static Digest digest(Located json) {
        try {
            return new Digest(json.string());
        } catch (JsonException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw json.error("expected 64 lower-case hex digits");
        }
    }
}
