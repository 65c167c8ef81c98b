package dev.trefoil.audit;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;

/// The state of a party's log: how many entries it has, and the root of the Merkle tree over them.
///
/// @param party the key identifier of the party whose log it is
public record TreeHead(Digest party, long size, Digest root) {
    private static final String FORMAT = "trefoil-audit-head-1";

    public TreeHead {
        if (size < 1) {
            throw new IllegalArgumentException("a signed head is of one entry at least");
        }
    }

    Json json() {
        return Json.object()
                .put("format", FORMAT)
                .put("party", party.hex())
                .put("size", size)
                .put("root", root.hex())
                .build();
    }

    /// The bytes that a party signs (DSSE), with the payload type in front.
    byte[] signed() {
        return new Envelope(PayloadType.AUDIT_HEAD, json().canonical(), List.of()).pae();
    }

    /// The party's signature in base64.
    public String sign(SigningKey key) {
        return Envelope.sign(PayloadType.AUDIT_HEAD, json().canonical(), key)
                .signatures()
                .getFirst()
                .base64();
    }

    static TreeHead read(Located json) {
        Fields fields = json.fields("format", "party", "size", "root");
        Located format = fields.required("format");
        if (!format.string().equals(FORMAT)) {
            throw format.error("this is not of the format " + FORMAT);
        }
        return new TreeHead(
                digest(fields.required("party")),
                fields.required("size").number(1, Long.MAX_VALUE),
                digest(fields.required("root")));
    }

    /// A digest at its place; anything else is a [JsonException].
    static Digest digest(Located json) {
        String text = json.string();
        try {
            return new Digest(text);
        } catch (IllegalArgumentException e) {
            throw json.error("expected 64 lower-case hex digits");
        }
    }
}
