package dev.trefoil.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

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

    /// `value` rounded down to a multiple of 2^-20.
    static Value of(BigDecimal value) {
        return fixed(value, Type.DEFAULT_FRACTION);
    }

    /// `value` rounded down to a multiple of 2^-fraction.
    static Value fixed(BigDecimal value, int fraction) {
        return new FixedValue(TypeText.units(value, fraction), fraction);
    }
}
