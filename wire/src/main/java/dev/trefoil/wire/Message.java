package dev.trefoil.wire;

import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// A signed request: an operation, and a signature over a call whose three legs name the digest of its canonical
/// form.
///
/// Shares, if the operation brings any, follow as bytes; they are bound by the commitments in the operation.
public record Message(SignedRequest request, Operation operation) {
    /// The digest that a call names as its body.
    public static Digest body(Operation operation) {
        return Digest.of(OperationJson.write(operation).canonicalBytes());
    }

    public Json json() {
        return Json.object()
                .put("request", request.json())
                .put("operation", OperationJson.write(operation))
                .build();
    }

    /// Reads a message of which nothing is verified yet; throws [dev.trefoil.script.json.JsonException] with the
    /// place of what is wrong.
    public static Message read(Json json) {
        Fields fields = Located.root(json).fields("request", "operation");
        return new Message(
                SignedRequest.read(fields.required("request")), OperationJson.read(fields.required("operation")));
    }
}
