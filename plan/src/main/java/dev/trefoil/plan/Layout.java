package dev.trefoil.plan;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

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
        int size = words(frame.rows());
        byte[] bytes = new byte[Math.toIntExact(8 * PlaneWords.words(type, frame.rows()))];
        PlaneWords.write(frame, column, bytes, 0);
        LongBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        words.position(type.nullable() ? size : 0);
        long[][] planes = new long[width(type)][size];
        for (long[] plane : planes) {
            words.get(plane);
        }
        return planes;
    }

    /// One plane: 1 where the cell is not null.
    public static long[] presence(Frame frame, int column) {
        return frame.cells(column).nulls().presence(frame.rows());
    }

    /// Writes a column of `builder` from its planes and, if the type is nullable, its presence plane. Throws
    /// [PlanException] if a code lies outside the type.
    public static void read(Frame.Builder builder, int column, Type type, int rows, long[][] planes, long[] presence) {
        byte[] bytes = new byte[Math.toIntExact(8 * PlaneWords.words(type, rows))];
        LongBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        if (type.nullable()) {
            words.put(presence);
        }
        for (long[] plane : planes) {
            words.put(plane);
        }
        PlaneWords.read(builder, column, bytes, 0);
    }

    /// The number of a high half, with its sign, and a low half without one.
    static BigInteger number(long high, long low) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        return new BigInteger(bytes.putLong(high).putLong(low).array());
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
