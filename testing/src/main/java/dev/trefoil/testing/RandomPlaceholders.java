package dev.trefoil.testing;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Placeholders in the places of literals, each named by the value that is bound to it: so a plan alone tells its
/// bindings, however it is cut down.
final class RandomPlaceholders {
    private static final int LONGEST = 20;

    private RandomPlaceholders() {}

    /// A placeholder for the value, with a type that is wider at random; the literal itself where there is no name.
    static Expression of(RandomGenerator random, Value value) {
        return switch (value) {
            case Value.IntValue(BigInteger number) ->
                number(number, new Type.IntType(number.subtract(some(random)), number.add(some(random)), false));
            case Value.FixedValue(BigInteger units, int fraction) ->
                number(
                        units,
                        new Type.FixedType(fraction, units.subtract(some(random)), units.add(some(random)), false));
            case Value.BoolValue(boolean bool) -> number(bool ? BigInteger.ONE : BigInteger.ZERO, Type.bool());
            case Value.DateValue date -> number(BigInteger.valueOf(date.day()), Type.date());
            case Value.TimestampValue time -> number(BigInteger.valueOf(time.second()), Type.timestamp());
            case Value.TextValue(String text) -> text(random, text);
            case Value.NullValue _ -> new Expression.Literal(value);
        };
    }

    private static Expression text(RandomGenerator random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > LONGEST
                ? new Expression.Literal(Value.of(text))
                : named(HexFormat.of().formatHex(bytes), Type.text(Math.max(1, bytes.length) + random.nextInt(4)));
    }

    private static BigInteger some(RandomGenerator random) {
        return BigInteger.valueOf(random.nextInt(3) == 0 ? 0 : random.nextInt(30));
    }

    private static Expression number(BigInteger value, Type type) {
        return named(value.toString().replace('-', 'm'), type);
    }

    private static Expression named(String value, Type type) {
        String kind = type.kind() + "_" + Integer.toHexString(type.text().hashCode());
        return new Expression.Placeholder(PlaceholderName.of(kind + "_" + value), type);
    }

    /// The plan with the values that its placeholders are named by.
    static Plan bound(Plan plan) {
        SortedMap<PlaceholderName, Value> values = new TreeMap<>();
        Placeholders.in(plan).forEach((name, type) -> values.put(name, value(name, type)));
        return Placeholders.bind(plan, new Bindings(values));
    }

    private static Value value(PlaceholderName name, Type type) {
        String text = name.name().substring(name.name().lastIndexOf('_') + 1);
        return switch (type) {
            case Type.TextType _ -> Value.of(new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_8));
            case Type.IntType _ -> new Value.IntValue(number(text));
            case Type.FixedType(int fraction, var _, var _, var _) -> new Value.FixedValue(number(text), fraction);
            case Type.BoolType _ -> Value.of(text.equals("1"));
            case Type.DateType _ ->
                Value.of(
                        Value.TimestampValue.ofSecond(number(text).longValueExact() * Type.TimestampType.SECONDS_OF_DAY)
                                .value()
                                .toLocalDate());
            case Type.TimestampType _ ->
                Value.TimestampValue.ofSecond(number(text).longValueExact());
        };
    }

    private static BigInteger number(String text) {
        return new BigInteger(text.replace('m', '-'));
    }
}
