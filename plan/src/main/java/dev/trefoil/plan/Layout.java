package dev.trefoil.plan;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// How the cells of a type are written as a public number of bits, one bit plane per bit: the shape in which values are
/// shared, stored and compared.
///
/// The code of a number is its distance from the type's minimum, of a date its day and of a timestamp its second since
/// 1900-01-01, of a bool 0 or 1;
/// of a text its UTF-8 bytes, zero-padded, first byte highest. So the unsigned order of codes of one type is the order
/// of its values. A null has code 0. Plane j of a column holds bit j of every row (plane 0 lowest): row r is bit r mod
/// 64 of word r / 64, and bits beyond the last row are 0.
public final class Layout {
    private Layout() {}

    /// Bits of a code; at least 1.
    public static int width(Type type) {
        return switch (type) {
            case Type.IntType(var min, var max, var _) -> span(min, max);
            case Type.FixedType(var _, var min, var max, var _) -> span(min, max);
            case Type.BoolType _ -> 1;
            case Type.TextType(int maxBytes, var _) -> 8 * maxBytes;
            case Type.DateType _ -> 17;
            case Type.TimestampType _ -> 34;
        };
    }

    /// The number whose code is 0: what a code must be added to, to give the number of a cell.
    public static BigInteger offset(Type type) {
        return switch (type) {
            case Type.IntType(var min, var _, var _) -> min;
            case Type.FixedType(var _, var min, var _, var _) -> min;
            case Type.BoolType _, Type.TextType _, Type.DateType _, Type.TimestampType _ -> BigInteger.ZERO;
        };
    }

    /// The largest code of a type that is no text.
    public static BigInteger largestCode(Type type) {
        return switch (type) {
            case Type.IntType(var min, var max, var _) -> max.subtract(min);
            case Type.FixedType(var _, var min, var max, var _) -> max.subtract(min);
            case Type.BoolType _ -> BigInteger.ONE;
            case Type.DateType _ -> BigInteger.valueOf(Type.DateType.LAST_DAY);
            case Type.TimestampType _ -> BigInteger.valueOf(Type.TimestampType.LAST_SECOND);
            case Type.TextType _ -> throw new IllegalArgumentException("the codes of texts have no largest number");
        };
    }

    /// Whether the number may stand in a cell of the type.
    public static boolean holds(Type type, long number) {
        return switch (type) {
            case Type.IntType(var min, var max, var _) -> within(min, number, max);
            case Type.FixedType(var _, var min, var max, var _) -> within(min, number, max);
            case Type.BoolType _ -> number == 0 || number == 1;
            case Type.DateType _ -> number >= 0 && number <= Type.DateType.LAST_DAY;
            case Type.TimestampType _ -> number >= 0 && number <= Type.TimestampType.LAST_SECOND;
            case Type.TextType _ -> false;
        };
    }

    /// Whether the number may stand in a cell of the type.
    public static boolean holds(Type type, BigInteger number) {
        return switch (type) {
            case Type.IntType(var min, var max, var _) -> min.compareTo(number) <= 0 && number.compareTo(max) <= 0;
            case Type.FixedType(var _, var min, var max, var _) ->
                min.compareTo(number) <= 0 && number.compareTo(max) <= 0;
            case Type.BoolType _, Type.DateType _, Type.TimestampType _, Type.TextType _ ->
                number.bitLength() < Long.SIZE && holds(type, number.longValueExact());
        };
    }

    /// Words of a plane of `rows` bits.
    public static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    /// The planes of a column: `[width][words]`.
    public static long[][] planes(Frame frame, int column) {
        Type type = frame.schema().fields().get(column).type();
        long[][] planes = new long[width(type)][words(frame.rows())];
        if (type instanceof Type.TextType(int maxBytes, var _)) {
            for (int row = 0; row < frame.rows(); row++) {
                byte[] bytes = frame.text(column, row).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < bytes.length; i++) {
                    put(planes, 8 * (maxBytes - 1 - i), bytes[i] & 0xff, row);
                }
            }
            return planes;
        }
        if (type.wide()) {
            putWide(frame, column, planes);
            return planes;
        }
        long offset = offset(type).longValueExact();
        for (int row = 0; row < frame.rows(); row++) {
            if (!frame.isNull(column, row)) {
                put(planes, 0, frame.number(column, row) - offset, row);
            }
        }
        return planes;
    }

    /// One plane: 1 where the cell is not null.
    public static long[] presence(Frame frame, int column) {
        long[] plane = new long[words(frame.rows())];
        for (int row = 0; row < frame.rows(); row++) {
            if (!frame.isNull(column, row)) {
                plane[row >>> 6] |= 1L << row;
            }
        }
        return plane;
    }

    /// Writes a column of `builder` from its planes and, if the type is nullable, its presence plane. Throws
    /// [PlanException] if a code lies outside the type.
    public static void read(Frame.Builder builder, int column, Type type, int rows, long[][] planes, long[] presence) {
        for (int row = 0; row < rows; row++) {
            if (type.nullable() && (presence[row >>> 6] >>> row & 1) == 0) {
                builder.setNull(column, row);
            } else if (type instanceof Type.TextType(int maxBytes, var _)) {
                builder.text(column, row, text(planes, maxBytes, row));
            } else if (type.wide()) {
                builder.number(column, row, wideCode(planes, row).add(offset(type)));
            } else {
                long code = code(planes, 0, planes.length, row);
                builder.number(column, row, code + offset(type).longValueExact());
            }
        }
    }

    private static String text(long[][] planes, int maxBytes, int row) {
        byte[] bytes = new byte[maxBytes];
        int length = 0;
        for (int i = 0; i < maxBytes; i++) {
            bytes[i] = (byte) code(planes, 8 * (maxBytes - 1 - i), 8, row);
            length = bytes[i] == 0 ? length : i + 1;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /// A code of up to 127 bits.
    private static BigInteger wideCode(long[][] planes, int row) {
        int low = Math.min(Long.SIZE, planes.length);
        return number(code(planes, low, planes.length - low, row), code(planes, 0, low, row));
    }

    /// The number of a high half, with its sign, and a low half without one.
    static BigInteger number(long high, long low) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        return new BigInteger(bytes.putLong(high).putLong(low).array());
    }

    private static long code(long[][] planes, int first, int width, int row) {
        long code = 0;
        for (int bit = 0; bit < width; bit++) {
            code |= (planes[first + bit][row >>> 6] >>> row & 1) << bit;
        }
        return code;
    }

    private static void putWide(Frame frame, int column, long[][] planes) {
        BigInteger offset = offset(frame.schema().fields().get(column).type());
        for (int row = 0; row < frame.rows(); row++) {
            if (!frame.isNull(column, row)) {
                BigInteger code = frame.bigNumber(column, row).subtract(offset);
                put(planes, 0, code.longValue(), row);
                put(planes, Long.SIZE, code.shiftRight(Long.SIZE).longValue(), row);
            }
        }
    }

    private static void put(long[][] planes, int first, long code, int row) {
        for (long rest = code; rest != 0; rest &= rest - 1) {
            planes[first + Long.numberOfTrailingZeros(rest)][row >>> 6] |= 1L << row;
        }
    }

    private static int span(BigInteger min, BigInteger max) {
        return Math.max(1, max.subtract(min).bitLength());
    }

    private static boolean within(BigInteger min, long number, BigInteger max) {
        return Bounds.wide(min, max)
                ? min.compareTo(BigInteger.valueOf(number)) <= 0 && max.compareTo(BigInteger.valueOf(number)) >= 0
                : number >= min.longValueExact() && number <= max.longValueExact();
    }
}
