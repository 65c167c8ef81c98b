package dev.trefoil.client;

import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Constraint;
import dev.trefoil.script.TextShape;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Which values a placeholder takes, and with that its type: approvers sign both, and every party checks them.
///
/// ```java
/// var age = session.placeholder("minimumAge", Placeholder.between(0, 120), 65);
/// people.filter(col("Age").ge(age)).count().reveal();
/// ```
public final class Placeholder {
    private static final int TEXT_BYTES = 64;

    private final Type type;
    private final Constraint constraint;

    private Placeholder(Type type, Constraint constraint) {
        constraint.requireFits(type);
        this.type = type;
        this.constraint = constraint;
    }

    /// Every value of a type, given as a type string: `any("uint8")`.
    public static Placeholder any(String type) {
        return new Placeholder(TypeText.type(type), new Constraint.Any());
    }

    /// One of these values.
    public static Placeholder oneOf(Object... values) {
        List<Value> given = Arrays.stream(values).map(Literals::of).toList();
        Type type = given.stream()
                .map(Value::type)
                .reduce((a, b) -> ExpressionTypes.union("the values of a placeholder", a, b))
                .orElseThrow(() -> new PlanException("a placeholder takes one of no values: name at least one"));
        return new Placeholder(
                type,
                new Constraint.OneOf(
                        given.stream().map(value -> as(type, value)).toList()));
    }

    /// A number, date or timestamp from `low` to `high`, both included; of dates, a window.
    public static Placeholder between(Object low, Object high) {
        Value first = Literals.of(low);
        Value last = Literals.of(high);
        Type type = ExpressionTypes.union("the limits of a placeholder", first.type(), last.type());
        return new Placeholder(type, new Constraint.Between(as(type, first), as(type, last)));
    }

    /// A text of at most 64 bytes that matches a regular expression of RE2 as a whole.
    public static Placeholder matching(String regex) {
        return matching(regex, TEXT_BYTES);
    }

    /// A text of at most `maxBytes` bytes that matches a regular expression of RE2 as a whole.
    public static Placeholder matching(String regex, int maxBytes) {
        return new Placeholder(Type.text(maxBytes), new Constraint.Matching(new TextShape(regex)));
    }

    Type type() {
        return type;
    }

    Constraint constraint() {
        return constraint;
    }

    /// A value as one of this type.
    Value value(Object given) {
        return as(type, Literals.of(given));
    }

    /// A number at the type's precision; whatever does not fit stays as it is, to be refused where it is used.
    private static Value as(Type type, Value value) {
        if (!(type instanceof Type.FixedType(int fraction, var _, var _, var _))) {
            return value;
        }
        return switch (value) {
            case Value.IntValue(BigInteger number) -> new Value.FixedValue(number.shiftLeft(fraction), fraction);
            case Value.FixedValue(BigInteger units, int bits) -> {
                int shift = fraction - bits;
                if (!units.shiftLeft(shift).shiftRight(shift).equals(units)) {
                    throw new PlanException("the number " + Placeholders.shown(value) + " needs more than " + fraction
                            + " fraction bits, which the placeholder has: round it");
                }
                yield new Value.FixedValue(units.shiftLeft(shift), fraction);
            }
            case Value.BoolValue _, Value.TextValue _, Value.DateValue _, Value.TimestampValue _, Value.NullValue _ ->
                value;
        };
    }

    /// For people: type and what it takes.
    @Override
    public String toString() {
        return type.text() + ", " + constraint.words();
    }
}
