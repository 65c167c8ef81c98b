package dev.trefoil.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// A public value: a literal in an expression, or one cell of a result.
public sealed interface Value {
    /// The narrowest type that holds this value.
    Type type();

    record IntValue(BigInteger value) implements Value {
        @Override
        public Type type() {
            return new Type.IntType(value, value, false);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// The number units / 2^fraction.
    record FixedValue(BigInteger units, int fraction) implements Value {
        @Override
        public Type type() {
            return new Type.FixedType(fraction, units, units, false);
        }

        /// The exact decimal (finite: a binary fraction always is).
        public BigDecimal decimal() {
            return new BigDecimal(units).divide(new BigDecimal(BigInteger.TWO.pow(fraction)));
        }

        @Override
        public String toString() {
            return decimal().stripTrailingZeros().toPlainString();
        }
    }

    record BoolValue(boolean value) implements Value {
        @Override
        public Type type() {
            return Type.bool();
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record TextValue(String value) implements Value {
        public TextValue {
            TextBytes.require(value);
        }

        @Override
        public Type type() {
            return Type.text(Math.max(1, value.getBytes(StandardCharsets.UTF_8).length));
        }

        @Override
        public String toString() {
            return '"' + Escaped.text(value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
        }
    }

    record DateValue(LocalDate value) implements Value {
        public DateValue {
            long day = value.toEpochDay() - Type.DateType.FIRST_EPOCH_DAY;
            if (day < 0 || day > Type.DateType.LAST_DAY) {
                throw new PlanException("date " + value + " is outside 1900-01-01..2199-12-31");
            }
        }

        @Override
        public Type type() {
            return Type.date();
        }

        /// Days since 1900-01-01.
        public long day() {
            return value.toEpochDay() - Type.DateType.FIRST_EPOCH_DAY;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A second in UTC.
    record TimestampValue(LocalDateTime value) implements Value {
        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

        public TimestampValue {
            long second = seconds(value);
            if (second < 0 || second > Type.TimestampType.LAST_SECOND) {
                throw new PlanException(
                        "timestamp " + value + " is outside 1900-01-01 00:00:00..2199-12-31 23:59:59 (UTC)");
            }
            if (!value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
                throw new PlanException("timestamp " + value + " has a fraction of a second: cut it, for example with"
                        + " truncatedTo(ChronoUnit.SECONDS)");
            }
        }

        /// The timestamp that lies `second` seconds after 1900-01-01 00:00:00.
        public static TimestampValue ofSecond(long second) {
            return new TimestampValue(LocalDateTime.ofEpochSecond(
                    Math.addExact(second, Type.DateType.FIRST_EPOCH_DAY * Type.TimestampType.SECONDS_OF_DAY),
                    0,
                    ZoneOffset.UTC));
        }

        @Override
        public Type type() {
            return Type.timestamp();
        }

        /// Seconds since 1900-01-01 00:00:00.
        public long second() {
            return seconds(value);
        }

        @Override
        public String toString() {
            return value.format(FORM);
        }

        private static long seconds(LocalDateTime value) {
            return value.toEpochSecond(ZoneOffset.UTC)
                    - Type.DateType.FIRST_EPOCH_DAY * Type.TimestampType.SECONDS_OF_DAY;
        }
    }

    /// A missing value of a stated type.
    record NullValue(Type type) implements Value {
        public NullValue {
            type = type.withNullable(true);
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    static Value of(long value) {
        return new IntValue(BigInteger.valueOf(value));
    }

    static Value of(boolean value) {
        return new BoolValue(value);
    }

    static Value of(String value) {
        return new TextValue(value);
    }

    static Value of(LocalDate value) {
        return new DateValue(value);
    }

    static Value of(LocalDateTime value) {
        return new TimestampValue(value);
    }

    /// `value` rounded down to a multiple of 2^-20.
    static Value of(BigDecimal value) {
        return fixed(value, Type.DEFAULT_FRACTION);
    }

    /// `value` rounded down to a multiple of 2^-fraction.
    static Value fixed(BigDecimal value, int fraction) {
        return new FixedValue(TypeText.units(value, fraction), fraction);
    }
}
