package dev.trefoil.client;

import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Java values as values of the language: whole numbers as int, decimals as fixed point (rounded down to a multiple of
/// 2^-20), booleans, strings and dates as they are.
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
            case Double number -> Value.of(finite(number));
            case Float number -> Value.of(finite(Double.parseDouble(number.toString())));
            case BigDecimal number -> Value.of(number);
            case Boolean bool -> Value.of(bool.booleanValue());
            case String text -> Value.of(text);
            case Character character -> Value.of(character.toString());
            case LocalDate date -> Value.of(date);
            default ->
                throw new PlanException(
                        "a " + value.getClass().getSimpleName() + " is not a value of the language: use a whole number,"
                                + " double, BigDecimal, boolean, String or LocalDate");
        };
    }

    private static BigDecimal finite(double number) {
        if (!Double.isFinite(number)) {
            throw new PlanException(number + " is not a number that can be computed with");
        }
        return new BigDecimal(Double.toString(number));
    }
}
