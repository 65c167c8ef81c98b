package dev.trefoil.engine;

import dev.trefoil.engine.storage.Head;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.Map;
import java.util.Optional;

/// The first message between two parties in a run: what runs at the sender, and what the sender knows of the journal of
/// the receiver.
///
/// @param software the version of the software
/// @param api the version of the interface for clients
/// @param environment the environment in words: identifier, version and digest
/// @param seen the highest head that the receiver has shown
/// @param read how far the receiver's journal is taken over
record Greeting(String software, String api, String environment, Head seen, Head read) {
    byte[] bytes() {
        return Json.object()
                .put("software", software)
                .put("api", api)
                .put("environment", environment)
                .put("seen", seen.json())
                .put("read", read.json())
                .build()
                .canonicalBytes();
    }

    /// The version of the software that sent this; another version may have other fields beside it.
    static Optional<String> software(byte[] bytes) {
        return Json.parse(bytes, JsonLimits.SMALL) instanceof Json.Obj(Map<String, Json> members)
                        && members.get("software") instanceof Json.Str(String software)
                ? Optional.of(software)
                : Optional.empty();
    }

    /// Throws [dev.trefoil.script.json.JsonException] for what is no greeting of this version.
    static Greeting read(byte[] bytes) {
        Fields fields = Located.root(Json.parse(bytes, JsonLimits.SMALL))
                .fields("software", "api", "environment", "seen", "read");
        return new Greeting(
                fields.required("software").string(),
                fields.required("api").string(),
                fields.required("environment").string(),
                Head.read(fields.required("seen")),
                Head.read(fields.required("read")));
    }
}
