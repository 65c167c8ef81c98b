package dev.trefoil.engine.storage;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;

/// Some entries of a journal that follow each other.
///
/// @param from where the journal stood before them
/// @param more whether the journal goes on after them
public record Stretch(Head from, List<Fact> facts, boolean more) {
    private static final int MOST = 20_000;

    public Stretch {
        facts = List.copyOf(facts);
    }

    /// Nothing after `head`.
    public static Stretch nothing(Head head) {
        return new Stretch(head, List.of(), false);
    }

    /// Where the journal stands after them, by their own digests.
    public Head end() {
        Head head = from;
        for (Fact fact : facts) {
            head = head.then(FactJson.write(fact).canonical());
        }
        return head;
    }

    public Json json() {
        return Json.object()
                .put("from", from.json())
                .put("facts", Json.list(facts.stream().map(FactJson::write).toList()))
                .put("more", Json.of(more))
                .build();
    }

    /// Throws [dev.trefoil.script.json.JsonException] for what is no stretch.
    public static Stretch read(Located json) {
        Fields fields = json.fields("from", "facts", "more");
        return new Stretch(
                Head.read(fields.required("from")),
                fields.required("facts").list(MOST).stream().map(FactJson::read).toList(),
                fields.required("more").bool());
    }
}
