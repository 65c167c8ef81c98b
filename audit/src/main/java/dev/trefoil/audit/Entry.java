package dev.trefoil.audit;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One entry of a party's log: a leaf of its Merkle tree.
///
/// @param number its place in the log, from 0
/// @param time by the party's own clock, in milliseconds
public record Entry(long number, Instant time, Event event) {
    public Entry {
        if (number < 0) {
            throw new IllegalArgumentException("entries are numbered from 0");
        }
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    public Json json() {
        return Json.object()
                .put("number", number)
                .put("time", time.toString())
                .put("event", EventJson.write(event))
                .build();
    }

    /// The hash of this entry's canonical bytes as a leaf.
    public Digest leaf() {
        return MerkleTree.leaf(json().canonicalBytes());
    }

    /// The word for its kind of event.
    public String kind() {
        return EventJson.kindOf(event);
    }

    static Entry read(Located json) {
        Fields fields = json.fields("number", "time", "event");
        return new Entry(
                fields.required("number").number(0, Long.MAX_VALUE - 1),
                time(fields.required("time")),
                EventJson.read(fields.required("event")));
    }

    private static Instant time(Located json) {
        try {
            return Instant.parse(json.string());
        } catch (DateTimeException e) {
            throw json.error("expected a time such as 2026-01-31T12:00:00.000Z");
        }
    }
}
