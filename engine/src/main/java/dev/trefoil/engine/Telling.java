package dev.trefoil.engine;

import dev.trefoil.engine.storage.Stretch;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;

/// What a party tells another of its journal, in answer to a [Greeting].
///
/// @param behind whether the sender has lost records that one of the others has seen
/// @param renewed whether it had lost some, has caught up, and tells from a new beginning
/// @param stretch what the receiver has not taken over yet, or the first of it
record Telling(boolean behind, boolean renewed, Stretch stretch) {
    /// Characters of entries in one message, unless a single one is longer.
    static final int LENGTH = 200_000;

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 64, 200_000, 64 << 10);

    byte[] bytes() {
        return Json.object()
                .put("behind", Json.of(behind))
                .put("renewed", Json.of(renewed))
                .put("stretch", stretch.json())
                .build()
                .canonicalBytes();
    }

    /// More of it; throws [dev.trefoil.script.json.JsonException] for what is no stretch.
    static Stretch more(byte[] bytes) {
        return Stretch.read(Located.root(Json.parse(bytes, LIMITS)));
    }

    /// Throws [dev.trefoil.script.json.JsonException] for what is no telling.
    static Telling read(byte[] bytes) {
        Fields fields = Located.root(Json.parse(bytes, LIMITS)).fields("behind", "renewed", "stretch");
        return new Telling(
                fields.required("behind").bool(),
                fields.required("renewed").bool(),
                Stretch.read(fields.required("stretch")));
    }
}
