package dev.trefoil.script;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Value;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Placeholders with their constraints, and the values that are bound to them, as lists in ascending order of names.
public final class PlaceholderJson {
    private PlaceholderJson() {}

    static Json write(PlaceholderUse use) {
        return Json.object()
                .put("name", use.name().name())
                .put("type", TypeJson.write(use.type()))
                .put("constraint", constraint(use.constraint()))
                .build();
    }

    static PlaceholderUse read(Located json) {
        Fields fields = json.fields("name", "type", "constraint");
        PlaceholderName name = name(fields.required("name"));
        var type = TypeJson.read(fields.required("type"));
        Constraint constraint = constraint(fields.required("constraint"));
        return json.make(() -> new PlaceholderUse(name, type, constraint));
    }

    static PlaceholderName name(Located json) {
        return json.make(() -> PlaceholderName.of(json.string()));
    }

    private static Json constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Any _ -> Json.object().put("kind", "any").build();
            case Constraint.OneOf(List<Value> values) ->
                Json.object()
                        .put("kind", "oneOf")
                        .put(
                                "values",
                                Json.list(values.stream().map(ValueJson::write).toList()))
                        .build();
            case Constraint.Between(Value low, Value high) ->
                Json.object()
                        .put("kind", "between")
                        .put("low", ValueJson.write(low))
                        .put("high", ValueJson.write(high))
                        .build();
            case Constraint.Matching(TextShape(String pattern)) ->
                Json.object().put("kind", "matching").put("pattern", pattern).build();
        };
    }

    private static Constraint constraint(Located json) {
        return switch (json.kind()) {
            case "any" -> {
                json.fields("kind");
                yield new Constraint.Any();
            }
            case "oneOf" -> {
                List<Value> values = json.fields("kind", "values").required("values").list(Limits.MAX_LIST).stream()
                        .map(ValueJson::read)
                        .toList();
                yield json.make(() -> new Constraint.OneOf(values));
            }
            case "between" -> {
                Fields fields = json.fields("kind", "low", "high");
                Value low = ValueJson.read(fields.required("low"));
                Value high = ValueJson.read(fields.required("high"));
                yield json.make(() -> new Constraint.Between(low, high));
            }
            case "matching" -> {
                Located pattern = json.fields("kind", "pattern").required("pattern");
                yield pattern.make(() -> new Constraint.Matching(new TextShape(pattern.string())));
            }
            default -> throw json.unknownKind(json.kind());
        };
    }

    /// The values that are bound, each beside the name of its placeholder.
    public static Json write(Bindings bindings) {
        return Json.list(bindings.values().entrySet().stream()
                .map(binding -> Json.object()
                        .put("name", binding.getKey().name())
                        .put("value", ValueJson.write(binding.getValue()))
                        .build())
                .toList());
    }

    /// Throws [dev.trefoil.script.json.JsonException] unless each name stands once, in ascending order.
    public static Bindings readBindings(Located json) {
        SortedMap<PlaceholderName, Value> values = new TreeMap<>();
        for (Located binding : json.list(Limits.MAX_PLACEHOLDERS)) {
            Fields fields = binding.fields("name", "value");
            PlaceholderName name = name(fields.required("name"));
            if (!values.isEmpty() && values.lastKey().compareTo(name) >= 0) {
                throw binding.error("the bindings stand in ascending order of names, each once");
            }
            values.put(name, ValueJson.read(fields.required("value")));
        }
        return json.make(() -> new Bindings(values));
    }
}
