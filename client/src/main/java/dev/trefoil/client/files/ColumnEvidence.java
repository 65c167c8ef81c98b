package dev.trefoil.client.files;

import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the fields of one column have in common, and the smallest usual type that holds them.
///
/// Bounds are widened to usual sizes (`uint8`, `int16`, `[0, 2^k]`, text in steps of four bytes), so that dummy data
/// and the real table tend to get equal types, and bounds tell less. A whole number with leading zeros is an identifier
/// and stays text.
public final class ColumnEvidence {
    private static final List<Integer> UNSIGNED_WIDTHS = List.of(1, 4, 8, 16, 24, 32, 40, 48, 56, 61, 64, 80, 96);
    private static final List<Integer> SIGNED_WIDTHS = List.of(8, 16, 24, 32, 40, 48, 56, 62, 64, 80, 96);

    private boolean nulls;
    private boolean values;
    private boolean whole = true;
    private boolean decimal = true;
    private boolean bool = true;
    private boolean date = true;
    private boolean timestamp = true;
    private BigDecimal min = BigDecimal.ZERO;
    private BigDecimal max = BigDecimal.ZERO;
    private int bytes = 1;
    private final PlainRange range = new PlainRange();

    public void seeNull() {
        nulls = true;
    }

    /// Whether a field that is not null, given as UTF-8 bytes, tells nothing that was not seen before: then it need
    /// not be seen. False for all that is not plain to see. `plainNumbers`: numbers are written with a point and
    /// nothing between thousands.
    boolean tellsNothingNew(byte[] field, int from, int to, boolean plainNumbers) {
        if (!values || to - from > bytes) {
            return false;
        }
        if (decimal) {
            return plainNumbers && !bool && !date && !timestamp && range.holds(field, from, to);
        }
        if (bool) {
            return !date && !timestamp && PlainFields.bool(field, from, to) != PlainFields.OTHER;
        }
        if (date) {
            return !timestamp && PlainFields.day(field, from, to) != PlainFields.OTHER;
        }
        return timestamp ? PlainFields.second(field, from, to) != PlainFields.OTHER : TextBytes.isText(field, from, to);
    }

    /// A field of a file, whose kind is to be found out.
    public void see(String field) {
        see(field, Optional.of(field));
    }

    /// A field of a file, and the plain decimal it stands for if it is written as numbers are there.
    void see(String field, Optional<String> number) {
        values = true;
        bytes = Math.max(bytes, TextBytes.bytes(field).length);
        decimal = decimal && number.isPresent();
        if (decimal) {
            seeNumber(number.get());
        }
        whole = whole && decimal;
        if (decimal) {
            range.set(min, max, whole);
        }
        String lower = bool ? field.toLowerCase(Locale.ROOT) : "";
        bool = bool && (lower.equals("true") || lower.equals("false"));
        date = date && DateFormat.ISO.parse(field).isPresent();
        timestamp = timestamp && DateFormat.ISO_TIMESTAMP.parseTimestamp(field).isPresent();
    }

    private void seeNumber(String field) {
        decimal = CellReader.DECIMAL.matcher(field).matches() && !field.matches("[+-]?0\\d+");
        whole = whole && decimal && CellReader.WHOLE.matcher(field).matches();
        if (decimal) {
            BigDecimal number = new BigDecimal(field);
            min = min.min(number);
            max = max.max(number);
        }
    }

    /// Text that must stay text, whatever it looks like.
    public void seeText(String text) {
        see(text);
        whole = false;
        decimal = false;
        bool = false;
        date = false;
        timestamp = false;
    }

    public Type type() {
        if (!values) {
            return new Type.BoolType(true);
        }
        if (whole && fits(min, max, Type.MAX_BITS)) {
            return whole(min.toBigIntegerExact(), max.toBigIntegerExact());
        }
        if (decimal && fits(min, max, Type.MAX_BITS - 1 - Type.DEFAULT_FRACTION)) {
            return fixed();
        }
        if (bool) {
            return new Type.BoolType(nulls);
        }
        if (timestamp) {
            return new Type.TimestampType(nulls);
        }
        return date ? new Type.DateType(nulls) : new Type.TextType(textBytes(), nulls);
    }

    private Type whole(BigInteger low, BigInteger high) {
        boolean signed = low.signum() < 0;
        int needed = Math.max(low.bitLength(), high.bitLength()) + (signed ? 1 : 0);
        int width = (signed ? SIGNED_WIDTHS : UNSIGNED_WIDTHS)
                .stream().filter(w -> w >= needed).findFirst().orElseThrow();
        BigInteger span = BigInteger.TWO.pow(signed ? width - 1 : width);
        return new Type.IntType(signed ? span.negate() : BigInteger.ZERO, span.subtract(BigInteger.ONE), nulls);
    }

    private Type fixed() {
        BigInteger largest =
                min.negate().max(max).setScale(0, RoundingMode.CEILING).toBigIntegerExact();
        boolean narrow = fits(min, max, Type.NARROW_BITS - 1 - Type.DEFAULT_FRACTION);
        int most = (narrow ? Type.NARROW_BITS : Type.MAX_BITS) - 2 - Type.DEFAULT_FRACTION;
        int bits = Math.min(largest.bitLength(), most);
        BigInteger bound = BigInteger.TWO.pow(bits + Type.DEFAULT_FRACTION);
        return new Type.FixedType(
                Type.DEFAULT_FRACTION, min.signum() < 0 ? bound.negate() : BigInteger.ZERO, bound, nulls);
    }

    private int textBytes() {
        return Math.min((bytes + 3) / 4 * 4, Math.max(bytes, Type.MAX_TEXT_BYTES));
    }

    private static boolean fits(BigDecimal low, BigDecimal high, int bits) {
        BigDecimal bound = new BigDecimal(BigInteger.TWO.pow(bits - 1));
        return low.compareTo(bound.negate()) >= 0 && high.compareTo(bound) < 0;
    }
}
