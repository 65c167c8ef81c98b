package dev.trefoil.audit;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;

/// A line of an exported log: an entry, and the party's signature in base64 over the head of the log that ends
/// with it.
public record Line(Entry entry, String signature) {
    /// How long a line may be, and an entry in it.
    public static final JsonLimits LIMITS = new JsonLimits(8 << 20, 6, 200_000, 1 << 10);

    /// The line without its end: canonical JSON.
    public String text() {
        return Json.object()
                .put("entry", entry.json())
                .put("signature", signature)
                .build()
                .canonical();
    }

    /// Reads a line; throws [JsonException] for anything but the one encoding of an entry and a signature.
    public static Line read(String text) {
        Located json = Located.root(Json.parse(text.getBytes(StandardCharsets.UTF_8), LIMITS));
        Fields fields = json.fields("entry", "signature");
        Line line = new Line(
                Entry.read(fields.required("entry")),
                fields.required("signature").string());
        if (!line.text().equals(text)) {
            throw json.error("is not the one encoding of this entry");
        }
        return line;
    }
}
