package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Which values of its type a placeholder takes: part of what approvers sign, and checked by every party.
public sealed interface Constraint {
    /// Every value of the type.
    record Any() implements Constraint {}

    /// One of these values, of which there is at least one.
    record OneOf(List<Value> values) implements Constraint {
        public OneOf {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > Limits.MAX_LIST) {
                throw new PlanException(
                        "a placeholder takes one of 1.." + Limits.MAX_LIST + " values, not of " + values.size());
            }
            if (new HashSet<>(values).size() < values.size()) {
                throw new PlanException("a value is listed twice among those that a placeholder takes: list it once");
            }
        }
    }

    /// A number, date or timestamp from `low` to `high`, both included.
    record Between(Value low, Value high) implements Constraint {
        public Between {
            if (order(low).compareTo(order(high)) > 0) {
                throw new PlanException(
                        "no value lies between " + low + " and " + high + ": the lower one comes first");
            }
        }
    }

    /// A text that matches the pattern as a whole.
    record Matching(TextShape shape) implements Constraint {}

    /// Throws [PlanException] unless this can be asked of values of `type`: whatever it names is such a value.
    default void requireFits(Type type) {
        switch (this) {
            case Any _ -> {}
            case OneOf(List<Value> values) -> values.forEach(value -> requireValue(type, value));
            case Between(Value low, Value high) -> {
                requireValue(type, low);
                requireValue(type, high);
            }
            case Matching _ -> {
                if (!(type instanceof Type.TextType)) {
                    throw new PlanException(
                            "only a text matches a pattern: the placeholder has the type " + type.text());
                }
            }
        }
    }

    private static void requireValue(Type type, Value value) {
        Placeholders.objection(type, value).ifPresent(words -> {
            throw new PlanException("the constraint does not fit: the placeholder " + words);
        });
    }

    /// Whether a value of the placeholder's type is allowed.
    default boolean allows(Value value) {
        return switch (this) {
            case Any _ -> true;
            case OneOf(List<Value> values) -> values.contains(value);
            case Between(Value low, Value high) ->
                order(low).compareTo(order(value)) <= 0 && order(value).compareTo(order(high)) <= 0;
            case Matching(TextShape shape) -> value instanceof Value.TextValue(String text) && shape.matches(text);
        };
    }

    /// What is allowed, as words that follow "takes": `a value from 0 to 120`.
    default String words() {
        return switch (this) {
            case Any _ -> "any value of its type";
            case OneOf(List<Value> values) ->
                values.size() == 1
                        ? "the value " + values.getFirst() + " only"
                        : "one of " + values.stream().map(Value::toString).collect(Collectors.joining(", "));
            case Between(Value low, Value high) -> "a value from " + low + " to " + high;
            case Matching(TextShape shape) ->
                "a text that matches, as a whole, the pattern " + new Value.TextValue(shape.pattern());
        };
    }

    private static BigInteger order(Value value) {
        return switch (value) {
            case Value.IntValue(BigInteger number) -> number;
            case Value.FixedValue(BigInteger units, int fraction) -> units.shiftLeft(Type.MAX_FRACTION - fraction);
            case Value.DateValue date -> BigInteger.valueOf(date.day());
            case Value.TimestampValue timestamp -> BigInteger.valueOf(timestamp.second());
            case Value.BoolValue _, Value.TextValue _, Value.NullValue _ ->
                throw new PlanException("a " + value.type().kind()
                        + " does not lie between two others: only numbers, dates and timestamps do");
        };
    }
}
