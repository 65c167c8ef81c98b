package dev.trefoil.script;

import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/// A public value: `{"kind": "int", "value": "5"}` and so on; fixed-point as its exact decimal and its
/// fraction bits.
public final class ValueJson {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,50})?");

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

    private ValueJson() {}

    public static Json write(Value value) {
        // A literal outside every type is refused here as it is on reading.
        value.type();
        return switch (value) {
            case Value.IntValue(BigInteger number) -> simple("int", Json.of(number.toString()));
            case Value.FixedValue fixed ->
                Json.object()
                        .put("kind", "fixed")
                        .put("value", fixed.toString())
                        .put("fraction", fixed.fraction())
                        .build();
            case Value.BoolValue(boolean truth) -> simple("bool", Json.of(truth));
            case Value.TextValue(String text) -> simple("text", Json.of(text));
            case Value.DateValue(LocalDate date) -> simple("date", Json.of(date.toString()));
            case Value.TimestampValue timestamp -> simple("timestamp", Json.of(timestamp.toString()));
            case Value.NullValue(Type type) ->
                Json.object()
                        .put("kind", "null")
                        .put("type", TypeJson.write(type))
                        .build();
        };
    }

    private static Json simple(String kind, Json value) {
        return Json.object().put("kind", kind).put("value", value).build();
    }

    /// The value of a JSON text.
    public static Value parse(String text) {
        return read(Located.root(Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.SMALL)));
    }

    public static Value read(Located json) {
        Value value = switch (json.kind()) {
            case "int" -> new Value.IntValue(value(json).integer());
            case "fixed" -> fixed(json);
            case "bool" -> new Value.BoolValue(value(json).bool());
            case "text" -> text(value(json));
            case "date" -> date(value(json));
            case "timestamp" -> timestamp(value(json));
            case "null" -> absent(json.fields("kind", "type").required("type"));
            default -> throw json.unknownKind(json.kind());
        };
        json.make(value::type);
        return value;
    }

    private static Located value(Located json) {
        return json.fields("kind", "value").required("value");
    }

    private static Value fixed(Located json) {
        Fields fields = json.fields("kind", "value", "fraction");
        Located decimal = fields.required("value");
        int fraction = (int) fields.required("fraction").number(1, Type.MAX_FRACTION);
        String text = decimal.string();
        if (!DECIMAL.matcher(text).matches()) {
            throw decimal.error("not a plain decimal number");
        }
        BigDecimal units = new BigDecimal(text).multiply(new BigDecimal(BigInteger.TWO.pow(fraction)));
        if (units.stripTrailingZeros().scale() > 0) {
            throw decimal.error("needs more than " + fraction + " fraction bits");
        }
        Value.FixedValue value = new Value.FixedValue(units.toBigIntegerExact(), fraction);
        if (!value.toString().equals(text)) {
            throw decimal.error("this number has one spelling here: write " + value);
        }
        return value;
    }

    private static Value text(Located json) {
        String text = json.string();
        return json.make(() -> new Value.TextValue(text));
    }

    private static Value date(Located json) {
        String text = json.string();
        try {
            LocalDate date = LocalDate.parse(text);
            return json.make(() -> new Value.DateValue(date));
        } catch (DateTimeException e) {
            throw json.error("not a date: write it as 2026-01-31");
        }
    }

    private static Value timestamp(Located json) {
        String text = json.string();
        if (!TIMESTAMP.matcher(text).matches()) {
            throw json.error("not a timestamp: write it as 2026-01-31 23:59:00");
        }
        try {
            LocalDateTime timestamp = LocalDateTime.parse(text.replace(' ', 'T'));
            return json.make(() -> new Value.TimestampValue(timestamp));
        } catch (DateTimeException e) {
            throw json.error("not a timestamp: write it as 2026-01-31 23:59:00");
        }
    }

    private static Value absent(Located json) {
        Type type = TypeJson.read(json);
        if (!type.nullable()) {
            throw json.error("the type of a null is nullable: write " + type.text() + "?");
        }
        return new Value.NullValue(type);
    }
}
