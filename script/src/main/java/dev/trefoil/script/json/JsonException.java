package dev.trefoil.script.json;

/// A document is not the JSON that was expected; the message names the place and what is wrong there.
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }

    public JsonException(String message, Throwable cause) {
        super(message, cause);
    }

    JsonException(JsonPath path, String message) {
        super(path.isRoot() ? message : path + ": " + message);
    }

    JsonException(JsonPath path, String message, Throwable cause) {
        super(path.isRoot() ? message : path + ": " + message, cause);
    }
}
