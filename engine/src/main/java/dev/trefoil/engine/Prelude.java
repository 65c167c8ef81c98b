package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.script.Digest;
import dev.trefoil.script.PlaceholderJson;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.StepJson;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.wire.Api;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the parties compare before any of them touches a share: everything that the run depends on.
///
/// One digest stands for all of it; the digests of the single facts go along, so that a difference can be named.
final class Prelude {
    private final Map<String, Digest> facts = new LinkedHashMap<>();

    private Prelude(Seat seat, Digest call) {
        put("software version", Api.SOFTWARE);
        put("environment", seat.environment().digest().hex());
        put("signed call", call.hex());
    }

    private void put(String fact, String value) {
        facts.put(fact, Digest.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// Of an upload or removal: the table that is to come or go.
    static Prelude of(Seat seat, Digest call, StoredTable table) {
        Prelude prelude = new Prelude(seat, call);
        prelude.put("table", version(table));
        prelude.put("table name", ApprovedTables.version(seat, table.name()));
        return prelude;
    }

    /// Of a step of an approved script.
    static Prelude of(Seat seat, Permit permit) {
        Prelude prelude = new Prelude(seat, permit.call());
        prelude.put("approval", permit.authorization().digest().hex());
        prelude.put("run", permit.tag().hex());
        prelude.put("session", permit.session().hex());
        prelude.put(
                "step", permit.number() + " " + StepJson.write(permit.step()).canonical());
        prelude.put("bindings", PlaceholderJson.write(permit.bindings()).canonical());
        prelude.put("result key", permit.resultKey().hex());
        prelude.put(
                "upload",
                permit.upload()
                        .map(manifest -> manifest.commitments() + " " + manifest.rows())
                        .orElse("none"));
        prelude.put("table name", ApprovedTables.version(seat, ApprovedTables.name(permit.step())));
        prelude.put("approved tables", tables(seat, permit));
        return prelude;
    }

    private static String tables(Seat seat, Permit permit) {
        return Scans.from(permit.authorization().request(), permit.number()).stream()
                .map(use -> use.handle() + " " + version(Stored.table(seat, Stored.handle(seat, permit, use.handle()))))
                .collect(Collectors.joining("\n"));
    }

    /// What makes a table the same at all parties.
    private static String version(StoredTable table) {
        return table.handle() + " " + table.owner() + " " + table.rows() + " " + table.hiddenValidity() + " "
                + table.commitments() + " " + SchemaJson.write(table.schema()).canonical()
                + table.name();
    }

    /// The versions of what a step reads, looked up when the run has been placed; all parties must find the same.
    static String inputs(Seat seat, Permit permit) {
        return Scans.of(permit.step()).stream()
                .map(ref -> version(Stored.table(seat, Stored.handle(seat, permit, ref))))
                .collect(Collectors.joining("\n"));
    }

    /// The one digest.
    Digest digest() {
        return Digest.of(json().canonicalBytes());
    }

    private Json json() {
        Json.Builder object = Json.object();
        facts.forEach((fact, digest) -> object.put(fact, digest.hex()));
        return object.build();
    }

    /// Compares with both other parties; throws [Refused] naming the first fact in which they differ.
    void compare(RunLinks links) {
        List<byte[]> all = links.exchange(json().canonicalBytes());
        for (int party = 0; party < 3; party++) {
            if (party == links.index() || Digest.of(all.get(party)).equals(digest())) {
                continue;
            }
            throw new Refused(
                    Reason.Kind.PARTIES_DISAGREE,
                    links.title(party) + " has another " + difference(all.get(party))
                            + " than this party: nothing was computed");
        }
    }

    private String difference(byte[] theirs) {
        if (Json.parse(theirs, JsonLimits.SMALL) instanceof Json.Obj(Map<String, Json> members)) {
            for (Map.Entry<String, Digest> fact : facts.entrySet()) {
                if (!Json.of(fact.getValue().hex()).equals(members.get(fact.getKey()))) {
                    return fact.getKey();
                }
            }
        }
        return "list of facts";
    }
}
