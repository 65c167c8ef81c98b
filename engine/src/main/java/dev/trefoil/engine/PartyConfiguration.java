package dev.trefoil.engine;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.OptionalLong;

/// The file `party.json`: the number of the party, the local address that it listens at, and the memory in megabytes
/// that one run may need (without it three quarters of the heap).
///
/// There is nothing else to set. Links between parties are mutual TLS always; an unknown field is refused, so that
/// a setting which does not exist is not taken for one that works.
public record PartyConfiguration(int party, String bind, OptionalLong runMegabytes) {
    private static final String FORMAT = "trefoil-party-1";
    private static final long MOST_MEGABYTES = 100_000_000;

    public PartyConfiguration {
        if (party < 0 || party > 2) {
            throw new IllegalArgumentException("a party is 0, 1 or 2, not " + party);
        }
    }

    /// As it is when a party is made.
    public PartyConfiguration(int party, String bind) {
        this(party, bind, OptionalLong.empty());
    }

    /// The bytes of memory that one run may need.
    long runBytes() {
        return runMegabytes.isPresent()
                ? runMegabytes.getAsLong() * 1_000_000
                : Runtime.getRuntime().maxMemory() / 4 * 3;
    }

    Json json() {
        Json.Builder json =
                Json.object().put("format", FORMAT).put("party", party).put("bind", bind);
        runMegabytes.ifPresent(megabytes -> json.put("runMegabytes", megabytes));
        return json.build();
    }

    /// Reads the file's bytes; throws [dev.trefoil.script.json.JsonException] with the place of what is wrong.
    static PartyConfiguration read(byte[] bytes) {
        Fields fields =
                Located.root(Json.parse(bytes, JsonLimits.SMALL)).fields("format", "party", "bind", "runMegabytes");
        Located format = fields.required("format");
        if (!format.string().equals(FORMAT)) {
            throw format.error("expected " + FORMAT);
        }
        return new PartyConfiguration(
                (int) fields.required("party").number(0, 2),
                fields.required("bind").string(),
                fields.optional("runMegabytes")
                        .map(megabytes -> OptionalLong.of(megabytes.number(1, MOST_MEGABYTES)))
                        .orElse(OptionalLong.empty()));
    }
}
