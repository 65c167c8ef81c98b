package dev.trefoil.plan;

import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Expression.Placeholder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The placeholders of plans: which there are, and the plan with values in their places.
///
/// A value takes the place of an expression and of nothing else, and the expression keeps the placeholder's declared
/// type. So the schemas, bounds and disclosures of a plan are the same whatever is bound.
public final class Placeholders {
    private Placeholders() {}

    /// The placeholders of a step with their types; throws [PlanException] if one stands there with two types.
    public static SortedMap<PlaceholderName, Type> in(Step step) {
        return switch (step) {
            case Step.Store(Plan plan, var _) -> in(plan);
            case Step.Reveal(Plan plan) -> in(plan);
            case Step.Upload _, Step.UploadAny _, Step.Remove _ -> new TreeMap<>();
        };
    }

    /// The placeholders of a plan with their types; throws [PlanException] if one stands there with two types.
    public static SortedMap<PlaceholderName, Type> in(Plan plan) {
        PlanSize.require(plan);
        SortedMap<PlaceholderName, Type> found = new TreeMap<>();
        collect(plan, found);
        return found;
    }

    private static void collect(Plan plan, SortedMap<PlaceholderName, Type> found) {
        PlanSize.inputs(plan).forEach(input -> collect(input, found));
        PlanSize.expressions(plan).forEach(expression -> collect(expression, found));
    }

    private static void collect(Expression expression, SortedMap<PlaceholderName, Type> found) {
        if (expression instanceof Placeholder(PlaceholderName name, Type type)) {
            add(found, name, type);
        }
        PlanSize.operands(expression).forEach(operand -> collect(operand, found));
    }

    /// Adds a placeholder; throws [PlanException] if it is there with another type.
    public static void add(SortedMap<PlaceholderName, Type> found, PlaceholderName name, Type type) {
        Type known = found.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            throw new PlanException("the placeholder " + name + " stands with two types, " + known.text() + " and "
                    + type.text() + ": one placeholder has one type");
        }
    }

    /// The step with these values in the places of its placeholders. Throws [PlanException] if one has no value, if a
    /// value is outside the declared type, or if there is a value for a placeholder that the step does not have.
    public static Step bind(Step step, Bindings bindings) {
        requireSame(in(step), bindings);
        return switch (step) {
            case Step.Store(Plan plan, var name) -> new Step.Store(bound(plan, bindings), name);
            case Step.Reveal(Plan plan) -> new Step.Reveal(bound(plan, bindings));
            case Step.Upload _, Step.UploadAny _, Step.Remove _ -> step;
        };
    }

    /// The plan with these values in the places of its placeholders; throws as [#bind(Step, Bindings)] does.
    public static Plan bind(Plan plan, Bindings bindings) {
        requireSame(in(plan), bindings);
        return bound(plan, bindings);
    }

    /// The plan with some value of its type in the place of each placeholder (the least number, a short text), for
    /// what depends on types only.
    public static Plan bindSome(Plan plan) {
        SortedMap<PlaceholderName, Value> values = new TreeMap<>();
        in(plan).forEach((name, type) -> values.put(name, some(type)));
        return bound(plan, new Bindings(values));
    }

    private static Value some(Type type) {
        return switch (type) {
            case Type.IntType(var min, var _, var _) -> new Value.IntValue(min);
            case Type.FixedType(int fraction, var min, var _, var _) -> new Value.FixedValue(min, fraction);
            case Type.BoolType _ -> Value.of(false);
            case Type.TextType _ -> Value.of("a");
            case Type.DateType _ -> Value.of(LocalDate.of(1900, 1, 1));
            case Type.TimestampType _ -> Value.TimestampValue.ofSecond(0);
        };
    }

    private static void requireSame(SortedMap<PlaceholderName, Type> wanted, Bindings given) {
        wanted.forEach((name, type) -> {
            Value value = given.value(name)
                    .orElseThrow(() -> new PlanException("the placeholder " + name + " has no value: set one"));
            objection(type, value).ifPresent(words -> {
                throw new PlanException("the placeholder " + name + " " + words);
            });
        });
        given.values().keySet().forEach(name -> {
            if (!wanted.containsKey(name)) {
                throw new PlanException("there is a value for " + name + ", which is no placeholder here"
                        + Names.suggestion(
                                name.name(),
                                wanted.keySet().stream()
                                        .map(PlaceholderName::name)
                                        .toList()));
            }
        });
    }

    /// What is wrong with `value` for a placeholder of this type, as words that follow its name; nothing if it fits.
    public static Optional<String> objection(Type type, Value value) {
        boolean fits = switch (type) {
            case Type.IntType(var min, var max, var _) ->
                value instanceof Value.IntValue(var number) && new Bounds(min, max).holds(number);
            case Type.FixedType(int fraction, var min, var max, var _) ->
                value instanceof Value.FixedValue(var units, int bits)
                        && bits == fraction
                        && new Bounds(min, max).holds(units);
            case Type.BoolType _ -> value instanceof Value.BoolValue;
            case Type.TextType(int maxBytes, var _) ->
                value instanceof Value.TextValue(String text)
                        && text.getBytes(StandardCharsets.UTF_8).length <= maxBytes;
            case Type.DateType _ -> value instanceof Value.DateValue;
            case Type.TimestampType _ -> value instanceof Value.TimestampValue;
        };
        return fits
                ? Optional.empty()
                : Optional.of("takes a value of the type " + type.text() + ", and " + shown(value) + " is none");
    }

    /// A value for a message, cut where it is long.
    public static String shown(Value value) {
        String text = value.toString();
        int points = text.codePointCount(0, text.length());
        return points <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "...";
    }

    private static Plan bound(Plan plan, Bindings bindings) {
        return bindings.isEmpty() ? plan : Rebuilt.expressions(plan, expression -> bound(expression, bindings));
    }

    /// A value that is compared stands as its literal, because a comparison is a bool whatever the types of what it
    /// compares; everywhere else it is cast to the declared type, which always holds.
    private static Expression bound(Expression expression, Bindings bindings) {
        return switch (expression) {
            case Placeholder(var name, Type type) -> new Cast(literal(name, bindings), type);
            case Compare(var comparison, var left, var right) ->
                new Compare(comparison, compared(left, bindings), compared(right, bindings));
            case Expression other -> Rebuilt.operands(other, operand -> bound(operand, bindings));
        };
    }

    private static Expression compared(Expression operand, Bindings bindings) {
        return operand instanceof Placeholder(var name, var _) ? literal(name, bindings) : bound(operand, bindings);
    }

    private static Literal literal(PlaceholderName name, Bindings bindings) {
        return new Literal(bindings.value(name).orElseThrow());
    }
}
