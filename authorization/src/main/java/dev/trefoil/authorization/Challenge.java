package dev.trefoil.authorization;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A random number that a party gives to a client, to be signed once and soon.
///
/// The party keeps those it gave, and forgets one as soon as it is used or has expired.
///
/// @param hex 32 random bytes
public record Challenge(String hex, Instant expires) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public Challenge {
        requireHex(hex);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    static void requireHex(String hex) {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a challenge is 64 lower-case hex digits");
        }
    }

    public static Challenge random(Instant expires) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Challenge(HexFormat.of().formatHex(bytes), expires);
    }

    public Json json() {
        return Json.object()
                .put("challenge", hex)
                .put("expires", expires.toString())
                .build();
    }

    public static Challenge read(Located json) {
        Fields fields = json.fields("challenge", "expires");
        String hex = fields.required("challenge").string();
        Instant expires = RequestJson.instant(fields.required("expires"));
        return EnvironmentJson.make(json, () -> new Challenge(hex, expires));
    }
}
