package dev.trefoil.script.json;

import dev.trefoil.plan.Escaped;

/// A document is not the JSON that was expected; the message names the place and what is wrong there.
///
/// The message is safe to show: whatever it quotes from the document is escaped.
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(Escaped.text(message));
    }

    public JsonException(String message, Throwable cause) {
        super(Escaped.text(message), cause);
    }

    JsonException(JsonPath path, String message) {
        this(path.isRoot() ? message : path + ": " + message);
    }

    JsonException(JsonPath path, String message, Throwable cause) {
        this(path.isRoot() ? message : path + ": " + message, cause);
    }
}
