package dev.trefoil.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The grammar of type strings: `uint8?`, `int[nullable,min=0,max=255]`, `varchar[6]`, `fp24[precision=10]`,
/// `fp[min=0.5,max=2.5]`, `bool`, `date[format=%d/%m/%Y]`, `timestamp[format=%d/%m/%Y %H:%M]`.
///
/// `intN` and `uintN` name bounds, `fpN` a width in bits, N up to 96; a bound that is not given is that of 62 bits with
/// sign. A trailing `?` or the word `nullable` allows nulls. The format of a date or timestamp says how uploads are
/// parsed and is no part of the type.
public final class TypeText {
    private static final Pattern SHAPE = Pattern.compile("([a-z]+?)(\\d+)?(?:\\[(.*)])?(\\?)?");
    private static final int MAX_LENGTH = 200;

    /// A parsed type string: the type and, for dates and timestamps, how they are written in the file that is uploaded.
    public record Parsed(Type type, Optional<String> dateFormat) {}

    private TypeText() {}

    /// The type that `text` names; throws [PlanException] with the place and an example otherwise.
    public static Parsed parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !shape.matches()) {
            throw unknown(text);
        }
        Arguments arguments = new Arguments(text, shape.group(3), shape.group(4) != null);
        int size = shape.group(2) == null ? 0 : (int) Math.min(9999, Long.parseLong("0" + cut(shape.group(2))));
        boolean sized = shape.group(2) != null;
        Optional<String> format = Optional.empty();
        Type type = switch (shape.group(1)) {
            case "int" -> integer(arguments, sized, size, true);
            case "uint" -> integer(arguments, sized, size, false);
            case "fp", "fixed" -> fixed(arguments, sized, size);
            case "bool" -> new Type.BoolType(arguments.nullable);
            case "varchar", "text" -> {
                int bytes = arguments.positional.orElseThrow(() ->
                        new PlanException("type '" + text + "' needs its length in bytes, for example varchar[20]"));
                yield new Type.TextType(bytes, arguments.nullable);
            }
            case "date" -> {
                format = arguments.take("format");
                yield new Type.DateType(arguments.nullable);
            }
            case "timestamp" -> {
                format = arguments.take("format");
                yield new Type.TimestampType(arguments.nullable);
            }
            default -> throw unknown(text);
        };
        if (sized && !List.of("int", "uint", "fp", "fixed").contains(shape.group(1))) {
            throw unknown(text);
        }
        arguments.requireEmpty();
        return new Parsed(type, format);
    }

    /// `text` as a type alone; a date format in it is refused.
    public static Type type(String text) {
        Parsed parsed = parse(text);
        if (parsed.dateFormat().isPresent()) {
            throw new PlanException("type '" + text + "': a format belongs to an upload, not here");
        }
        return parsed.type();
    }

    static String write(Type type) {
        String mark = type.nullable() ? "?" : "";
        return switch (type) {
            case Type.IntType(BigInteger min, BigInteger max, var _) -> "int[min=" + min + ",max=" + max + "]" + mark;
            case Type.FixedType(int fraction, BigInteger min, BigInteger max, var _) ->
                "fp[precision=" + fraction + ",min=" + new Value.FixedValue(min, fraction) + ",max="
                        + new Value.FixedValue(max, fraction) + "]" + mark;
            case Type.BoolType _ -> "bool" + mark;
            case Type.TextType(int maxBytes, var _) -> "varchar[" + maxBytes + "]" + mark;
            case Type.DateType _ -> "date" + mark;
            case Type.TimestampType _ -> "timestamp" + mark;
        };
    }

    /// `value` in units of 2^-fraction, rounded down.
    static BigInteger units(BigDecimal value, int fraction) {
        if (value.precision() > 80 || Math.abs(value.scale()) > 400) {
            throw new PlanException(
                    "the number " + value.round(new java.math.MathContext(10)) + "... has too many digits");
        }
        return value.multiply(new BigDecimal(BigInteger.TWO.pow(fraction)))
                .setScale(0, RoundingMode.FLOOR)
                .toBigIntegerExact();
    }

    private static String cut(String digits) {
        return digits.length() > 5 ? digits.substring(0, 5) : digits;
    }

    private static Type integer(Arguments arguments, boolean sized, int size, boolean signed) {
        Bounds named = sized ? named(arguments.text, size, signed) : Bounds.NARROW;
        BigInteger min =
                arguments.take("min").map(v -> arguments.integer("min", v)).orElse(named.min());
        BigInteger max =
                arguments.take("max").map(v -> arguments.integer("max", v)).orElse(named.max());
        if (!signed && min.signum() < 0) {
            min = BigInteger.ZERO;
        }
        return new Type.IntType(min, max, arguments.nullable);
    }

    private static Bounds named(String text, int size, boolean signed) {
        if (size < 1 || size > Type.MAX_BITS) {
            throw new PlanException("type '" + text + "': " + size + " bits are outside 1.." + Type.MAX_BITS
                    + ", the widest number supported");
        }
        return signed
                ? Bounds.ofBits(size)
                : new Bounds(BigInteger.ZERO, BigInteger.TWO.pow(size).subtract(BigInteger.ONE));
    }

    private static Type fixed(Arguments arguments, boolean sized, int size) {
        int fraction = arguments
                .take("precision")
                .map(v -> arguments
                        .integer("precision", v)
                        .min(BigInteger.valueOf(9999))
                        .intValue())
                .orElse(Type.DEFAULT_FRACTION);
        Bounds named = sized ? named(arguments.text, size, true) : Bounds.NARROW;
        if (fraction < 1 || fraction > Type.MAX_FRACTION) {
            throw new PlanException("type '" + arguments.text + "': precision " + fraction + " is outside 1.."
                    + Type.MAX_FRACTION + " fraction bits");
        }
        BigInteger min = arguments
                .take("min")
                .map(v -> units(arguments.decimal("min", v), fraction))
                .orElse(named.min());
        BigInteger max = arguments
                .take("max")
                .map(v -> units(arguments.decimal("max", v), fraction))
                .orElse(named.max());
        return new Type.FixedType(fraction, min, max, arguments.nullable);
    }

    private static PlanException unknown(String text) {
        return new PlanException("unknown type '" + Escaped.text(text.substring(0, Math.min(text.length(), 60)))
                + "': write for example uint8?, int[min=0,max=255], varchar[6], fp24[precision=10],"
                + " fp[min=0.5,max=2.5], bool, date[format=%d/%m/%Y], timestamp");
    }

    /// What stands between the brackets.
    private static final class Arguments {
        final String text;
        boolean nullable;
        Optional<Integer> positional = Optional.empty();
        private final Map<String, String> named = new LinkedHashMap<>();

        Arguments(String text, @Nullable String inside, boolean nullable) {
            this.text = text;
            this.nullable = nullable;
            for (String part : parts(inside)) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                    if (named.put(name, part.substring(equals + 1).strip()) != null) {
                        throw new PlanException("type '" + text + "' names " + name + " twice");
                    }
                } else if (part.equals("nullable")) {
                    this.nullable = true;
                } else {
                    positional = Optional.of(integer("length", part)
                            .min(BigInteger.valueOf(99_999))
                            .intValue());
                }
            }
        }

        private static List<String> parts(@Nullable String inside) {
            List<String> parts = new ArrayList<>();
            if (inside != null && !inside.isBlank()) {
                for (String part : inside.split(",", 20)) {
                    parts.add(part.strip());
                }
            }
            return parts;
        }

        Optional<String> take(String name) {
            return Optional.ofNullable(named.remove(name));
        }

        BigInteger integer(String name, String value) {
            if (!value.matches("-?\\d{1,40}")) {
                throw new PlanException("type '" + text + "': " + name + " '" + value + "' is not a whole number");
            }
            return new BigInteger(value);
        }

        BigDecimal decimal(String name, String value) {
            if (!value.matches("-?\\d{1,40}(\\.\\d{1,60})?")) {
                throw new PlanException("type '" + text + "': " + name + " '" + value + "' is not a decimal number");
            }
            return new BigDecimal(value);
        }

        void requireEmpty() {
            if (!named.isEmpty()) {
                throw new PlanException("type '" + text + "' has an unknown part '"
                        + named.keySet().iterator().next() + "': known are nullable, min, max, precision, format");
            }
        }
    }
}
