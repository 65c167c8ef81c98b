package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.time.Instant;

/// The format of revocations, `trefoil-revocation-1`.
final class RevocationJson {
    private static final String FORMAT = "trefoil-revocation-1";

    private RevocationJson() {}

    static Json write(Revocation revocation) {
        return Json.object()
                .put("format", FORMAT)
                .put("environment", revocation.environment())
                .put("environmentVersion", revocation.environmentVersion())
                .put("revokes", name(revocation.kind()))
                .put("subject", revocation.subject().hex())
                .put("reason", revocation.reason())
                .put("time", revocation.time().toString())
                .build();
    }

    private static String name(Revocation.Kind kind) {
        return switch (kind) {
            case AUTHORIZATION -> "authorization";
            case KEY -> "key";
        };
    }

    static Revocation read(Located json) {
        Fields fields =
                json.fields("format", "environment", "environmentVersion", "revokes", "subject", "reason", "time");
        EnvironmentJson.requireFormat(fields.required("format"), FORMAT);
        String environment = fields.required("environment").string();
        long version = fields.required("environmentVersion").number(1, Environment.MAX_VERSION);
        Located revokes = fields.required("revokes");
        Revocation.Kind kind = switch (revokes.string()) {
            case "authorization" -> Revocation.Kind.AUTHORIZATION;
            case "key" -> Revocation.Kind.KEY;
            default -> throw revokes.error("a revocation revokes an authorization or a key");
        };
        Digest subject = EnvelopeJson.digest(fields.required("subject"));
        String reason = fields.required("reason").string();
        Instant time = RequestJson.instant(fields.required("time"));
        return EnvironmentJson.make(json, () -> new Revocation(kind, subject, environment, version, reason, time));
    }
}
