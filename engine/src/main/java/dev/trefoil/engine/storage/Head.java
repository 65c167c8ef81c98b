package dev.trefoil.engine.storage;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;

/// Where a journal stands: how many entries it has, and the rolling digest of all of them.
public record Head(long position, Digest digest) {
    /// Of a journal without entries.
    public static final Head START = new Head(0, new Digest("0".repeat(64)));

    /// The head once `fact` has been added.
    Head then(String fact) {
        return new Head(position + 1, Digest.of((digest + " " + fact).getBytes(StandardCharsets.UTF_8)));
    }

    public Json json() {
        return Json.object()
                .put("position", position)
                .put("digest", digest.hex())
                .build();
    }

    /// Throws [dev.trefoil.script.json.JsonException] for what is no head.
    public static Head read(Located json) {
        Fields fields = json.fields("position", "digest");
        Located digest = fields.required("digest");
        return new Head(
                fields.required("position").number(0, Long.MAX_VALUE), digest.make(() -> new Digest(digest.string())));
    }
}
