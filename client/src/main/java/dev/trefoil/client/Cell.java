package dev.trefoil.client;

import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// One revealed value, as it came out: [#value] is exact, printing rounds fixed-point numbers to six decimals.
public record Cell(Value value) {
    public boolean isNull() {
        return value instanceof Value.NullValue;
    }

    /// The number as a double (the nearest one).
    public double asDouble() {
        return asDecimal().doubleValue();
    }

    /// The whole number; throws if this is none, or beyond 64 bits.
    public long asLong() {
        BigInteger number = asBigInteger();
        if (number.bitLength() >= Long.SIZE) {
            throw new PlanException("the revealed value " + number + " does not fit a long: use asBigInteger()");
        }
        return number.longValueExact();
    }

    /// The whole number, however wide; throws if this is none.
    public BigInteger asBigInteger() {
        return switch (value) {
            case Value.IntValue(var number) -> number;
            case Value.FixedValue _,
                    Value.BoolValue _,
                    Value.TextValue _,
                    Value.DateValue _,
                    Value.TimestampValue _,
                    Value.NullValue _ -> throw wrong("a whole number");
        };
    }

    /// The exact number; throws if this is none.
    public BigDecimal asDecimal() {
        return switch (value) {
            case Value.IntValue(var number) -> new BigDecimal(number);
            case Value.FixedValue fixed -> fixed.decimal();
            case Value.BoolValue _, Value.TextValue _, Value.DateValue _, Value.TimestampValue _, Value.NullValue _ ->
                throw wrong("a number");
        };
    }

    public boolean asBoolean() {
        return switch (value) {
            case Value.BoolValue(boolean bool) -> bool;
            case Value.IntValue _,
                    Value.FixedValue _,
                    Value.TextValue _,
                    Value.DateValue _,
                    Value.TimestampValue _,
                    Value.NullValue _ -> throw wrong("a bool");
        };
    }

    public String asText() {
        return switch (value) {
            case Value.TextValue(String text) -> text;
            case Value.IntValue _,
                    Value.FixedValue _,
                    Value.BoolValue _,
                    Value.DateValue _,
                    Value.TimestampValue _,
                    Value.NullValue _ -> throw wrong("a text");
        };
    }

    public LocalDate asDate() {
        return switch (value) {
            case Value.DateValue(LocalDate date) -> date;
            case Value.IntValue _,
                    Value.FixedValue _,
                    Value.BoolValue _,
                    Value.TextValue _,
                    Value.TimestampValue _,
                    Value.NullValue _ -> throw wrong("a date");
        };
    }

    /// The second, in UTC.
    public LocalDateTime asTimestamp() {
        return switch (value) {
            case Value.TimestampValue(LocalDateTime timestamp) -> timestamp;
            case Value.IntValue _,
                    Value.FixedValue _,
                    Value.BoolValue _,
                    Value.TextValue _,
                    Value.DateValue _,
                    Value.NullValue _ -> throw wrong("a timestamp");
        };
    }

    @Override
    public String toString() {
        return switch (value) {
            case Value.FixedValue fixed -> {
                BigDecimal exact = fixed.decimal().stripTrailingZeros();
                yield (exact.scale() > 6 ? exact.setScale(6, RoundingMode.HALF_EVEN) : exact).toPlainString();
            }
            case Value.IntValue _,
                    Value.BoolValue _,
                    Value.TextValue _,
                    Value.DateValue _,
                    Value.TimestampValue _,
                    Value.NullValue _ -> value.toString();
        };
    }

    private PlanException wrong(String wanted) {
        return new PlanException(
                "the revealed value is " + (isNull() ? "null" : value.type().kind()) + ", not " + wanted);
    }
}
