package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Type;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Scripts that are edited by hand: `##minimumAge##` in the place of a literal's value becomes a placeholder.
///
/// Its type and constraint are those that the script's `placeholders` list under that name. A name that is not listed
/// is listed with the type that goes with the literal's kind ([#usual]) and with any value allowed. A token anywhere
/// else in the steps or tables is refused, and so is what looks like one and is none: nothing but a value can be
/// chosen, and no token is ever read as a text.
public final class PlaceholderTokens {
    private static final String MARK = "##";
    private static final int USUAL_BITS = 32;
    private static final int USUAL_BYTES = 64;

    private final Map<String, Type> listed = new TreeMap<>();
    private final SortedMap<String, Type> found = new TreeMap<>();

    private PlaceholderTokens() {}

    /// The script of a file that may have tokens.
    public static Script script(byte[] file) {
        return ScriptJson.read(Located.root(expand(file)));
    }

    /// The file with its tokens expanded; the same value if it has none.
    public static Json expand(byte[] file) {
        return new PlaceholderTokens().expanded(Located.root(Json.parse(file, JsonLimits.SCRIPT)));
    }

    private Json expanded(Located script) {
        Map<String, Located> members = new LinkedHashMap<>(script.members());
        List<Located> uses = members.containsKey("placeholders")
                ? members.get("placeholders").list(Limits.MAX_PLACEHOLDERS)
                : List.of();
        for (Located use : uses) {
            Fields fields = use.fields("name", "type", "constraint");
            listed.put(fields.required("name").string(), TypeJson.read(fields.required("type")));
        }
        Json.Builder object = Json.object();
        members.forEach((name, member) -> {
            if (!name.equals("placeholders")) {
                object.put(name, name.equals("steps") || name.equals("tables") ? value(member) : member.json());
            }
        });
        return object.put("placeholders", placeholders(uses)).build();
    }

    private Json placeholders(List<Located> uses) {
        SortedMap<String, Json> all = new TreeMap<>();
        uses.forEach(use -> all.put(
                use.fields("name", "type", "constraint").required("name").string(), use.json()));
        found.forEach((name, type) -> all.putIfAbsent(
                name, PlaceholderJson.write(new PlaceholderUse(PlaceholderName.of(name), type, new Constraint.Any()))));
        return Json.list(List.copyOf(all.values()));
    }

    private Json value(Located place) {
        return switch (place.json()) {
            case Json.Obj(var members) ->
                Json.of("literal").equals(members.get("kind")) ? literal(place) : object(place);
            case Json.Arr(var items) -> {
                List<Json> values = new ArrayList<>();
                place.list(items.size()).forEach(item -> values.add(value(item)));
                yield Json.list(values);
            }
            case Json.Str(String text) -> {
                if (isMarked(text)) {
                    throw place.error(
                            "a placeholder stands only in the place of a literal's value; if this is a text of"
                                    + " yours, it must not begin or end with " + MARK);
                }
                yield place.json();
            }
            case Json.Bool _, Json.Null _ -> place.json();
        };
    }

    private Json object(Located place) {
        Json.Builder object = Json.object();
        place.members().forEach((name, member) -> object.put(name, value(member)));
        return object.build();
    }

    /// `{"kind": "literal", "value": {"kind": "int", "value": "##minimumAge##"}}`, or the token as the whole value.
    private Json literal(Located literal) {
        Located value = literal.fields("kind", "value").required("value");
        if (value.json() instanceof Json.Str(String token)) {
            PlaceholderName name = name(value, token);
            Type type = listed.get(name.name());
            if (type == null) {
                throw value.error("the script lists no placeholder " + name + ": list it with its type and constraint,"
                        + " or put the token into a value with a kind");
            }
            return placeholder(name, type);
        }
        Located inner = value.members().get("value");
        if (inner == null || !(inner.json() instanceof Json.Str(String token)) || !isMarked(token)) {
            return object(literal);
        }
        PlaceholderName name = name(inner, token);
        Type type = listed.getOrDefault(name.name(), usual(value));
        found.putIfAbsent(name.name(), type);
        return placeholder(name, type);
    }

    private static PlaceholderName name(Located place, String token) {
        if (token.length() <= 2 * MARK.length() || !token.startsWith(MARK) || !token.endsWith(MARK)) {
            throw place.error(
                    "this is no placeholder: write it as " + MARK + "name" + MARK + ", without blanks around it");
        }
        return place.make(() -> PlaceholderName.of(token.substring(MARK.length(), token.length() - MARK.length())));
    }

    private static boolean isMarked(String text) {
        String bare = text.strip();
        return bare.startsWith(MARK) || bare.endsWith(MARK);
    }

    private static Json placeholder(PlaceholderName name, Type type) {
        return Json.object()
                .put("kind", "placeholder")
                .put("name", name.name())
                .put("type", TypeJson.write(type))
                .build();
    }

    /// The type of a token's literal where nothing else is said: an int of 32 bits; a fixed-point number of 32 bits
    /// before the point and the literal's after it; a text of 64 bytes; a bool, date or timestamp.
    private static Type usual(Located value) {
        return switch (value.kind()) {
            case "int" -> Type.int_(-(1L << (USUAL_BITS - 1)), (1L << (USUAL_BITS - 1)) - 1);
            case "fixed" -> {
                int fraction = (int) value.fields("kind", "value", "fraction")
                        .required("fraction")
                        .number(1, Type.MAX_FRACTION);
                BigInteger half = BigInteger.TWO.pow(USUAL_BITS - 1 + fraction);
                yield new Type.FixedType(fraction, half.negate(), half.subtract(BigInteger.ONE), false);
            }
            case "bool" -> Type.bool();
            case "text" -> Type.text(USUAL_BYTES);
            case "date" -> Type.date();
            case "timestamp" -> Type.timestamp();
            default -> throw value.unknownKind(value.kind());
        };
    }
}
