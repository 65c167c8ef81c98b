package dev.trefoil.script.json;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.PlanException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A JSON value together with where it stands, so that whatever is wrong with it can be said with its place.
///
/// Every method throws [JsonException] if the value is of another kind or outside what it allows.
public final class Located {
    // At most 40 digits: far above every bound of the language, far below what makes arithmetic slow.
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,39}");

    private final Json json;
    private final JsonPath path;

    Located(Json json, JsonPath path) {
        this.json = json;
        this.path = path;
    }

    /// The root of a document.
    public static Located root(Json json) {
        return new Located(json, JsonPath.ROOT);
    }

    public Json json() {
        return json;
    }

    /// The members of an object that has none but these; each may still be absent.
    public Fields fields(String... allowed) {
        if (!(json instanceof Json.Obj object)) {
            throw wrong("an object");
        }
        List<String> known = Arrays.asList(allowed);
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw error("unknown field \"" + shown(name) + "\"; known here: " + String.join(", ", known));
            }
        }
        return new Fields(this, object, path);
    }

    /// All members of an object by name, in order.
    public Map<String, Located> members() {
        if (!(json instanceof Json.Obj object)) {
            throw wrong("an object");
        }
        Map<String, Located> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, new Located(value, path.field(name))));
        return members;
    }

    /// The text of the member `kind` of an object, whatever else the object holds.
    public String kind() {
        if (!(json instanceof Json.Obj object)) {
            throw wrong("an object");
        }
        return new Fields(this, object, path).required("kind").string();
    }

    /// The complaint that no kind is called `kind`.
    public JsonException unknownKind(String kind) {
        return error("unknown kind \"" + shown(kind) + '"');
    }

    public String string() {
        if (!(json instanceof Json.Str(String value))) {
            throw wrong("a text in quotes");
        }
        return value;
    }

    public boolean bool() {
        if (!(json instanceof Json.Bool(boolean value))) {
            throw wrong("true or false");
        }
        return value;
    }

    /// An integer, written as a string of decimal digits without leading zeros.
    public BigInteger integer() {
        String text = string();
        if (!INTEGER.matcher(text).matches()) {
            throw error("\"" + shown(text) + "\" is not an integer in plain decimal digits");
        }
        return new BigInteger(text);
    }

    /// An integer in min..max.
    public long number(long min, long max) {
        BigInteger value = integer();
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw error(value + " is outside " + min + ".." + max);
        }
        return value.longValueExact();
    }

    /// The items of an array of at most `most`.
    public List<Located> list(int most) {
        if (!(json instanceof Json.Arr(List<Json> items))) {
            throw wrong("a list");
        }
        if (items.size() > most) {
            throw error("the list has " + items.size() + " items, at most " + most + " are allowed");
        }
        List<Located> located = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            located.add(new Located(items.get(i), path.item(i)));
        }
        return located;
    }

    /// What `maker` makes; its complaints about the value get the place in front.
    public <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (PlanException e) {
            throw new JsonException(path, String.valueOf(e.getMessage()), e);
        }
    }

    /// A complaint about this value.
    public JsonException error(String message) {
        return new JsonException(path, message);
    }

    private JsonException wrong(String expected) {
        String found = switch (json) {
            case Json.Obj _ -> "an object";
            case Json.Arr _ -> "a list";
            case Json.Str _ -> "a text";
            case Json.Bool _ -> "true or false";
            case Json.Null _ -> "null";
        };
        return error("expected " + expected + ", found " + found);
    }

    private static String shown(String text) {
        int points = text.codePointCount(0, text.length());
        String cut = points <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "...";
        return Escaped.text(cut);
    }
}
