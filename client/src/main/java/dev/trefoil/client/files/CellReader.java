package dev.trefoil.client.files;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the fields of one column as cells of its type.
///
/// Decimal fractions are rounded to the nearest unit of a fixed-point type (ties to even); nothing else is rounded, cut
/// or replaced.
public record CellReader(Type type, DateFormat format) {
    static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d{1,30}(?:\\.\\d{0,50})?|\\.\\d{1,50})(?:[eE][+-]?\\d{1,2})?");

    /// A reader of cells as they are written where nothing else is said.
    public static CellReader iso(Type type) {
        return new CellReader(type, DateFormat.iso(type));
    }

    /// Sets the cell; throws [PlanException] with what is wrong (without the place).
    public void read(String field, int column, int row, Frame.Builder into) {
        switch (type) {
            case Type.TextType(int maxBytes, var _) -> {
                int length = TextBytes.bytes(field).length;
                if (length > maxBytes) {
                    throw new PlanException(
                            Problems.quoted(field) + " has " + length + " bytes, more than " + type.text() + " holds");
                }
                into.text(column, row, field);
            }
            case Type.IntType _ -> into.number(column, row, within(field, whole(field)));
            case Type.FixedType(int fraction, var _, var _, var _) ->
                into.number(column, row, within(field, units(field, fraction)));
            case Type.BoolType _ -> into.number(column, row, bool(field) ? 1 : 0);
            case Type.DateType _ -> into.number(column, row, day(field));
            case Type.TimestampType _ -> into.number(column, row, second(field));
        }
    }

    private static BigInteger whole(String field) {
        if (WHOLE.matcher(field).matches()) {
            return new BigInteger(field);
        }
        Optional<BigDecimal> decimal = decimal(field);
        if (decimal.isEmpty()) {
            throw new PlanException(Problems.quoted(field) + " is not a whole number");
        }
        try {
            return decimal.get().toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new PlanException(
                    Problems.quoted(field) + " is not a whole number: declare the column fixed-point, such as fp32", e);
        }
    }

    private static BigInteger units(String field, int fraction) {
        return decimal(field)
                .map(decimal -> units(decimal, fraction))
                .orElseThrow(() -> new PlanException(Problems.quoted(field) + " is not a number"));
    }

    /// `decimal` in units of 2^-fraction, rounded to the nearest (ties to even).
    public static BigInteger units(BigDecimal decimal, int fraction) {
        return decimal.multiply(new BigDecimal(BigInteger.TWO.pow(fraction)))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    static Optional<BigDecimal> decimal(String field) {
        return DECIMAL.matcher(field).matches() ? Optional.of(new BigDecimal(field)) : Optional.empty();
    }

    static Optional<Boolean> asBool(String field) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean bool(String field) {
        return asBool(field)
                .orElseThrow(() -> new PlanException(Problems.quoted(field) + " is not a bool: write true or false"));
    }

    private long day(String field) {
        LocalDate date = format.parse(field)
                .orElseThrow(() -> new PlanException(Problems.quoted(field) + " is not a date of the form " + format));
        long day = date.toEpochDay() - Type.DateType.FIRST_EPOCH_DAY;
        if (!Layout.holds(type, day)) {
            throw new PlanException(Problems.quoted(field) + " is outside 1900-01-01..2199-12-31");
        }
        return day;
    }

    private long second(String field) {
        LocalDateTime timestamp = format.parseTimestamp(field)
                .orElseThrow(
                        () -> new PlanException(Problems.quoted(field) + " is not a timestamp of the form " + format));
        return new Value.TimestampValue(timestamp).second();
    }

    private BigInteger within(String field, BigInteger number) {
        if (!Layout.holds(type, number)) {
            throw new PlanException(Problems.quoted(field) + " is outside " + type.text());
        }
        return number;
    }
}
