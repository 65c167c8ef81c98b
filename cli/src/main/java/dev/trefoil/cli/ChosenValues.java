package dev.trefoil.cli;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.ValueJson;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values of placeholders as they are given on the command line: `--set minimumAge=65`.
final class ChosenValues {
    // A number on the command line is short; a long exponent would be a large number to write out.
    private static final int LONGEST_NUMBER = 60;

    private ChosenValues() {}

    /// Values for the placeholders of these steps. Throws unless each has one that is allowed, and there are
    /// no others.
    static Bindings of(Map<String, String> given, Authorization authorization, List<Integer> steps) {
        Map<PlaceholderName, Value> values = new HashMap<>();
        List<PlaceholderUse> uses = authorization.request().script().placeholders();
        given.forEach((name, text) -> {
            PlaceholderUse use = use(name, uses);
            values.put(use.name(), value(use, text));
        });
        Bindings all = Bindings.of(values);
        List<Reason> reasons = new ArrayList<>();
        for (int step : steps) {
            Bindings own = all.only(authorization.request().script().step(step));
            authorization.objections(step, own).stream()
                    .filter(reason -> !reasons.contains(reason))
                    .forEach(reasons::add);
        }
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return all;
    }

    private static PlaceholderUse use(String name, List<PlaceholderUse> uses) {
        return uses.stream()
                .filter(use -> use.name().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        uses.isEmpty()
                                ? "--set " + name + ": this script has no placeholders"
                                : "--set " + name + ": there is no such placeholder"
                                        + Names.suggestion(
                                                name,
                                                uses.stream()
                                                        .map(use -> use.name().name())
                                                        .toList())));
    }

    private static Value value(PlaceholderUse use, String text) {
        try {
            return value(use.type(), text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "--set " + use.name() + ": '" + text + "' is no value of the type "
                            + use.type().text(),
                    e);
        }
    }

    private static Value value(Type type, String text) {
        return switch (type) {
            case Type.IntType _ -> read("int", Json.of(text));
            case Type.FixedType(int fraction, var _, var _, var _) -> fixed(text, fraction);
            case Type.BoolType _ -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new IllegalArgumentException("neither true nor false");
                }
                yield Value.of(text.equals("true"));
            }
            case Type.TextType _ -> Value.of(text);
            case Type.DateType _ -> read("date", Json.of(text));
            case Type.TimestampType _ -> read("timestamp", Json.of(text));
        };
    }

    private static Value read(String kind, Json value) {
        return ValueJson.read(
                Located.root(Json.object().put("kind", kind).put("value", value).build()));
    }

    private static Value fixed(String text, int fraction) {
        if (text.length() > LONGEST_NUMBER || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("no plain decimal number");
        }
        BigDecimal units = new BigDecimal(text).multiply(new BigDecimal(BigInteger.TWO.pow(fraction)));
        return new Value.FixedValue(units.toBigIntegerExact(), fraction);
    }
}
