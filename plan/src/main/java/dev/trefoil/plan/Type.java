package dev.trefoil.plan;

import java.math.BigInteger;

/// The public type of a column or expression: a kind, bounds, and whether nulls may occur.
///
/// Everything here is public, bounds included. Integers and fixed-point numbers fit [#MAX_BITS] bits; a type that does
/// not cannot be made, so whatever is inferred to need more is refused before anything runs.
public sealed interface Type {
    /// Bits of the widest number, with sign where one of its bounds is negative: values lie in -2^95 .. 2^95-1 or in
    /// 0 .. 2^96-1.
    int MAX_BITS = 96;

    /// Bits with sign of the widest number that is not [#wide()]: values lie in -2^61 .. 2^61-1, and so their codes
    /// ([Layout]) fit a `long`.
    int NARROW_BITS = 62;

    /// Bits with sign of the widest number on the way to a value: a product before it is cut, an operand at the
    /// precision of the other, the sum under a mean.
    int INTERMEDIATE_BITS = 126;

    /// The widest text, in UTF-8 bytes.
    int MAX_TEXT_BYTES = 1024;

    /// The most fraction bits of a fixed-point number.
    int MAX_FRACTION = 48;

    /// The fraction bits of a fixed-point number where nothing else is said.
    int DEFAULT_FRACTION = 20;

    boolean nullable();

    Type withNullable(boolean nullable);

    /// Whether this is a number whose bounds need more than [#NARROW_BITS] bits with sign.
    default boolean wide() {
        return switch (this) {
            case IntType(var min, var max, var _) -> Bounds.wide(min, max);
            case FixedType(var _, var min, var max, var _) -> Bounds.wide(min, max);
            case BoolType _, TextType _, DateType _, TimestampType _ -> false;
        };
    }

    /// This type as a type string, for example `int[min=0,max=255]?`; [TypeText#parse] reads it back.
    default String text() {
        return TypeText.write(this);
    }

    /// What kind of value this is, in one word that users know.
    default String kind() {
        return switch (this) {
            case IntType _ -> "int";
            case FixedType _ -> "fixed";
            case BoolType _ -> "bool";
            case TextType _ -> "text";
            case DateType _ -> "date";
            case TimestampType _ -> "timestamp";
        };
    }

    /// A whole number in min..max.
    record IntType(BigInteger min, BigInteger max, boolean nullable) implements Type {
        public IntType {
            Bounds.require("int", min, max);
        }

        @Override
        public IntType withNullable(boolean nullable) {
            return new IntType(min, max, nullable);
        }
    }

    /// A number u / 2^fraction with whole u in min..max (bounds are in units of 2^-fraction).
    record FixedType(int fraction, BigInteger min, BigInteger max, boolean nullable) implements Type {
        public FixedType {
            if (fraction < 1 || fraction > MAX_FRACTION) {
                throw new PlanException(
                        "fixed: precision " + fraction + " is outside 1.." + MAX_FRACTION + " fraction bits");
            }
            Bounds.require("fixed with precision " + fraction + ", in units of 2^-" + fraction, min, max);
        }

        @Override
        public FixedType withNullable(boolean nullable) {
            return new FixedType(fraction, min, max, nullable);
        }
    }

    record BoolType(boolean nullable) implements Type {
        @Override
        public BoolType withNullable(boolean nullable) {
            return new BoolType(nullable);
        }
    }

    /// UTF-8 text of at most maxBytes bytes without the character U+0000; ordered by its bytes.
    record TextType(int maxBytes, boolean nullable) implements Type {
        public TextType {
            if (maxBytes < 1 || maxBytes > MAX_TEXT_BYTES) {
                throw new PlanException("text: a maximum of " + maxBytes + " bytes is outside 1.." + MAX_TEXT_BYTES);
            }
        }

        @Override
        public TextType withNullable(boolean nullable) {
            return new TextType(maxBytes, nullable);
        }
    }

    /// A day from 1900-01-01 to 2199-12-31; held as days since 1900-01-01.
    record DateType(boolean nullable) implements Type {
        /// Days since 1970-01-01 of 1900-01-01, the first day.
        public static final long FIRST_EPOCH_DAY = -25567;

        /// Days since 1900-01-01 of 2199-12-31, the last day.
        public static final long LAST_DAY = 109572;

        @Override
        public DateType withNullable(boolean nullable) {
            return new DateType(nullable);
        }
    }

    /// A second from 1900-01-01T00:00:00 to 2199-12-31T23:59:59, UTC without leap seconds; held as seconds since the
    /// first.
    record TimestampType(boolean nullable) implements Type {
        /// Seconds of a day.
        public static final long SECONDS_OF_DAY = 86_400;

        /// Seconds since 1900-01-01T00:00:00 of the last second.
        public static final long LAST_SECOND = (DateType.LAST_DAY + 1) * SECONDS_OF_DAY - 1;

        @Override
        public TimestampType withNullable(boolean nullable) {
            return new TimestampType(nullable);
        }
    }

    static IntType int_(long min, long max) {
        return new IntType(BigInteger.valueOf(min), BigInteger.valueOf(max), false);
    }

    /// A fixed-point type whose bounds are given in units of 2^-fraction.
    static FixedType fixed(int fraction, long minUnits, long maxUnits) {
        return new FixedType(fraction, BigInteger.valueOf(minUnits), BigInteger.valueOf(maxUnits), false);
    }

    static BoolType bool() {
        return new BoolType(false);
    }

    static TextType text(int maxBytes) {
        return new TextType(maxBytes, false);
    }

    static DateType date() {
        return new DateType(false);
    }

    static TimestampType timestamp() {
        return new TimestampType(false);
    }
}
