package dev.trefoil.script.json;

import dev.trefoil.plan.Escaped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Builds the tree from Jackson's tokens, holding every limit while it does.
///
/// The bytes are decoded here and not by Jackson, which would guess UTF-16 and skip a byte order mark: a
/// document then had several encodings.
final class JsonParsing {
    private final JsonParser parser;
    private final JsonLimits limits;
    private int nodes;

    private JsonParsing(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    static Json parse(byte[] bytes, JsonLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw new JsonException(
                    "the document has " + bytes.length + " bytes, at most " + limits.bytes() + " are allowed here");
        }
        try (JsonParser parser = factory(limits).createParser(ObjectReadContext.empty(), decode(bytes))) {
            JsonParsing parsing = new JsonParsing(parser, limits);
            Json json = parsing.value(next(parser), JsonPath.ROOT, 1);
            if (parser.nextToken() != null) {
                throw new JsonException("there is more after the end of the document" + place(parser));
            }
            return json;
        } catch (JacksonException e) {
            throw syntax(e);
        }
    }

    private static TokenStreamFactory factory(JsonLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxTokenCount(3L * limits.nodes() + 3)
                        .maxStringLength(limits.text())
                        .maxNameLength(Math.min(limits.text(), 1024))
                        .build())
                .build();
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new JsonException("the document begins with a byte order mark: save it as plain UTF-8");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new JsonException("the document is not UTF-8: save it as UTF-8", e);
        }
    }

    private static JsonToken next(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonException("the document ends too early" + place(parser));
        }
        return token;
    }

    private Json value(JsonToken token, JsonPath path, int depth) {
        if (++nodes > limits.nodes()) {
            throw new JsonException(path, "the document has more than " + limits.nodes() + " values");
        }
        return switch (token) {
            case START_OBJECT -> object(path, deeper(path, depth));
            case START_ARRAY -> array(path, deeper(path, depth));
            case VALUE_STRING -> string(parser.getString(), path);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                throw new JsonException(path, "a number is not allowed here: write it as a string, in quotes");
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonException(path, "a value is missing here");
        };
    }

    private int deeper(JsonPath path, int depth) {
        if (depth > limits.depth()) {
            throw new JsonException(path, "the document is nested more than " + limits.depth() + " deep");
        }
        return depth + 1;
    }

    private Json object(JsonPath path, int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (next(parser) != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!WellFormed.is(name)) {
                throw new JsonException(path, "a field name contains half of a surrogate pair, which is no character");
            }
            JsonPath field = path.field(name);
            if (members.put(name, value(next(parser), field, depth)) != null) {
                throw new JsonException(field, "the field appears twice");
            }
        }
        return new Json.Obj(members);
    }

    private Json array(JsonPath path, int depth) {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            items.add(value(token, path.item(items.size()), depth));
        }
        return new Json.Arr(items);
    }

    private static Json string(String text, JsonPath path) {
        if (!WellFormed.is(text)) {
            throw new JsonException(path, "the text contains half of a surrogate pair, which is not a character");
        }
        return new Json.Str(text);
    }

    private static String place(JsonParser parser) {
        var at = parser.currentLocation();
        return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    /// Jackson's reason in one line that names neither its classes nor more than a little of the document.
    private static JsonException syntax(JacksonException e) {
        String reason = e.getOriginalMessage().lines().findFirst().orElse("").replaceAll(",? ?\\(?from `.*", "");
        String shown = Escaped.text(reason.substring(0, Math.min(200, reason.length())));
        var at = e.getLocation();
        String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        if (e instanceof StreamConstraintsException) {
            return new JsonException("the document is too large or too deep" + place + ": " + shown, e);
        }
        if (e instanceof UnexpectedEndOfInputException || reason.startsWith("Unexpected end-of-input")) {
            return new JsonException("the document ends too early" + place, e);
        }
        return new JsonException("not JSON" + place + ": " + shown, e);
    }
}
