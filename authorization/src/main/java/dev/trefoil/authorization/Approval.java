package dev.trefoil.authorization;

import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.List;

/// One approver's signature under a request.
public final class Approval {
    private Approval() {}

    /// The signature of `key` under exactly the bytes of `request`; [Envelope#merge] puts several together.
    public static Envelope sign(Request request, SigningKey key) {
        return Envelope.sign(PayloadType.REQUEST, RequestJson.write(request).canonical(), key);
    }

    /// `request` in an envelope that nobody has signed yet.
    public static Envelope none(Request request) {
        return new Envelope(PayloadType.REQUEST, RequestJson.write(request).canonical(), List.of());
    }

    /// The request that an approval, or several merged, is for; says nothing about who signed.
    public static Request request(Envelope envelope) {
        envelope.requireType(PayloadType.REQUEST);
        Request request;
        try {
            request = RequestJson.read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SCRIPT)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a request: " + e.getMessage(), e);
        }
        if (!RequestJson.write(request).canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed request is not in its canonical form");
        }
        return request;
    }
}
