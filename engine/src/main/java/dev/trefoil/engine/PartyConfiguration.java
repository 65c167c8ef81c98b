package dev.trefoil.engine;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;

/// The file `party.json`: the number of the party, and the local address that it listens at.
///
/// There is nothing else to set. Links between parties are mutual TLS always; an unknown field is refused, so that
/// a setting which does not exist is not taken for one that works.
public record PartyConfiguration(int party, String bind) {
    private static final String FORMAT = "trefoil-party-1";

    public PartyConfiguration {
        if (party < 0 || party > 2) {
            throw new IllegalArgumentException("a party is 0, 1 or 2, not " + party);
        }
    }

    Json json() {
        return Json.object()
                .put("format", FORMAT)
                .put("party", party)
                .put("bind", bind)
                .build();
    }

    /// Reads the file's bytes; throws [dev.trefoil.script.json.JsonException] with the place of what is wrong.
    static PartyConfiguration read(byte[] bytes) {
        Fields fields = Located.root(Json.parse(bytes, JsonLimits.SMALL)).fields("format", "party", "bind");
        Located format = fields.required("format");
        if (!format.string().equals(FORMAT)) {
            throw format.error("expected " + FORMAT);
        }
        return new PartyConfiguration(
                (int) fields.required("party").number(0, 2),
                fields.required("bind").string());
    }
}
