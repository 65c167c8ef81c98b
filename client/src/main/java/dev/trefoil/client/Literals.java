package dev.trefoil.client;

import dev.trefoil.client.files.CellReader;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Java values as values of the language: whole numbers as int, decimals as fixed point (rounded to the nearest
/// multiple of 2^-20, as the cells of a CSV file are), booleans, strings, dates and timestamps (in UTC) as they
/// are.
final class Literals {
    private Literals() {}

    static Value of(@Nullable Object value) {
        return switch (value) {
            case null ->
                throw new PlanException("null is not a value here: use isNull() or fillNull(...) for missing values");
            case Value plain -> plain;
            case Cell cell -> cell.value();
            case Integer number -> Value.of(number.longValue());
            case Long number -> Value.of(number.longValue());
            case Short number -> Value.of(number.longValue());
            case Byte number -> Value.of(number.longValue());
            case BigInteger number -> new Value.IntValue(number);
            case Double number -> fixed(finite(number));
            case Float number -> fixed(finite(Double.parseDouble(number.toString())));
            case BigDecimal number -> fixed(number);
            case Boolean bool -> Value.of(bool.booleanValue());
            case String text -> Value.of(text);
            case Character character -> Value.of(character.toString());
            case LocalDate date -> Value.of(date);
            case LocalDateTime timestamp -> Value.of(timestamp);
            case Instant instant -> Value.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            default ->
                throw new PlanException(
                        "a " + value.getClass().getSimpleName() + " is not a value of the language: use a whole number,"
                                + " double, BigDecimal, boolean, String, LocalDate, or LocalDateTime or Instant (UTC)");
        };
    }

    /// The number of a whole number or decimal.
    static BigDecimal decimal(Number number) {
        return switch (number) {
            case Double value -> finite(value);
            case Float value -> finite(Double.parseDouble(value.toString()));
            default -> new BigDecimal(number.toString());
        };
    }

    private static Value fixed(BigDecimal number) {
        if (number.precision() > 80 || Math.abs(number.scale()) > 400) {
            throw new PlanException("the number " + number.round(new MathContext(10)) + "... has too many digits");
        }
        return new Value.FixedValue(CellReader.units(number, Type.DEFAULT_FRACTION), Type.DEFAULT_FRACTION);
    }

    private static BigDecimal finite(double number) {
        if (!Double.isFinite(number)) {
            throw new PlanException(number + " is not a number that can be computed with");
        }
        return new BigDecimal(Double.toString(number));
    }
}
