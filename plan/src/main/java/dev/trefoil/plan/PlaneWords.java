package dev.trefoil.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Columns of a frame as bit planes in one run of little-endian words, as [Layout] describes them: the presence plane
/// if the type is nullable, then the planes of the code from plane 0 up.
///
/// Sixty-four rows are turned at a time, as a square of bits, so that no cell costs a step for each of its bits.
public final class PlaneWords {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle TEXT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private PlaneWords() {}

    /// Words that a column of this type takes.
    public static long words(Type type, int rows) {
        return (Layout.width(type) + (type.nullable() ? 1L : 0L)) * Layout.words(rows);
    }

    /// Writes a column from word `at` of `to` on.
    public static void write(Frame frame, int column, byte[] to, int at) {
        Type type = frame.schema().fields().get(column).type();
        int rows = frame.rows();
        int size = Layout.words(rows);
        Frame.Cells cells = frame.cells(column);
        long[] presence = cells.nulls().presence(rows);
        int first = at;
        if (type.nullable()) {
            for (int i = 0; i < size; i++) {
                WORD.set(to, 8 * (at + i), presence[i]);
            }
            first += size;
        }
        int width = Layout.width(type);
        Offset offset = Offset.of(type);
        long[] square = new long[Long.SIZE];
        for (int word = 0; word < size; word++) {
            for (int low = 0; low < width; low += Long.SIZE) {
                codes(cells, offset, word << 6, Math.min(rows - (word << 6), Long.SIZE), low, square);
                clear(square, presence[word]);
                turn(square);
                for (int bit = low; bit < Math.min(width, low + Long.SIZE); bit++) {
                    WORD.set(to, 8 * (first + bit * size + word), square[bit - low]);
                }
            }
        }
    }

    /// Sets a column of `builder` from the words that [#write] wrote from word `at` on. Throws [PlanException] if a
    /// code lies outside the type.
    public static void read(Frame.Builder builder, int column, byte[] from, int at) {
        Type type = builder.schema().fields().get(column).type();
        int size = Layout.words(builder.rows());
        int width = Layout.width(type);
        int first = type.nullable() ? at + size : at;
        Offset offset = Offset.of(type);
        long[] square = new long[Long.SIZE];
        long[] high = new long[Long.SIZE];
        for (int word = 0; word < size; word++) {
            int row = word << 6;
            int count = Math.min(builder.rows() - row, Long.SIZE);
            long presence = type.nullable() ? (long) WORD.get(from, 8 * (at + word)) : -1L;
            switch (builder.cells(column)) {
                case Frame.Cells.Numbers numbers -> {
                    load(from, first + word, size, 0, width, square);
                    turn(square);
                    numbers(builder, numbers, column, row, count, square, presence, offset.low());
                }
                case Frame.Cells.WideNumbers _ -> {
                    load(from, first + word, size, 0, width, square);
                    turn(square);
                    load(from, first + word, size, Long.SIZE, width, high);
                    turn(high);
                    wide(builder, column, row, count, square, high, presence);
                }
                case Frame.Cells.Texts texts -> {
                    for (int low = 0; low < width; low += Long.SIZE) {
                        load(from, first + word, size, low, width, square);
                        turn(square);
                        clear(square, presence);
                        putTexts(texts.texts(), row, count, low >>> 3, square);
                    }
                    texts(builder, texts, column, row, count, presence);
                }
            }
        }
    }

    private static void load(byte[] from, int first, int size, int low, int width, long[] square) {
        int planes = Math.clamp(width - low, 0, Long.SIZE);
        for (int bit = 0; bit < planes; bit++) {
            square[bit] = (long) WORD.get(from, 8 * (first + (low + bit) * size));
        }
        Arrays.fill(square, planes, Long.SIZE, 0);
    }

    private static void numbers(
            Frame.Builder builder,
            Frame.Cells.Numbers numbers,
            int column,
            int row,
            int count,
            long[] codes,
            long presence,
            long offset) {
        for (int i = 0; i < count; i++) {
            if ((presence >>> i & 1) == 0) {
                builder.setNull(column, row + i);
            } else if (!numbers.put(row + i, codes[i] + offset)) {
                builder.number(column, row + i, codes[i] + offset);
            }
        }
    }

    private static void wide(
            Frame.Builder builder, int column, int row, int count, long[] low, long[] high, long presence) {
        BigInteger offset = Layout.offset(builder.schema().fields().get(column).type());
        for (int i = 0; i < count; i++) {
            if ((presence >>> i & 1) == 0) {
                builder.setNull(column, row + i);
            } else {
                builder.number(column, row + i, Layout.number(high[i], low[i]).add(offset));
            }
        }
    }

    /// What is no text is set once more, as a text that a caller gives.
    private static void texts(
            Frame.Builder builder, Frame.Cells.Texts texts, int column, int row, int count, long presence) {
        for (int i = 0; i < count; i++) {
            if ((presence >>> i & 1) == 0) {
                builder.setNull(column, row + i);
            } else if (texts.texts().isText(row + i)) {
                texts.nulls().clear(row + i);
            } else {
                builder.text(column, row + i, texts.texts().text(row + i));
            }
        }
    }

    /// Bits `low` and up of the codes of `count` rows; 0 for the rows beyond.
    private static void codes(Frame.Cells cells, Offset offset, int row, int count, int low, long[] codes) {
        switch (cells) {
            case Frame.Cells.Numbers numbers -> numbers.subtract(offset.low(), row, count, codes);
            case Frame.Cells.WideNumbers numbers ->
                numbers.subtract(offset.high(), offset.low(), row, count, low, codes);
            case Frame.Cells.Texts texts -> takeTexts(texts.texts(), row, count, low >>> 3, codes);
        }
        Arrays.fill(codes, count, Long.SIZE, 0);
    }

    /// The eight bytes that end `skipped` bytes before the end of each text, the last one lowest.
    private static void takeTexts(TextCells texts, int row, int count, int skipped, long[] codes) {
        byte[] block = texts.block(row);
        int bytes = Math.min(Long.BYTES, texts.width() - skipped);
        for (int i = 0; i < count; i++) {
            int end = texts.offset(row + i) + texts.width() - skipped;
            if (bytes == Long.BYTES) {
                codes[i] = (long) TEXT.get(block, end - Long.BYTES);
            } else {
                long code = 0;
                for (int at = end - bytes; at < end; at++) {
                    code = code << 8 | (block[at] & 0xff);
                }
                codes[i] = code;
            }
        }
    }

    private static void putTexts(TextCells texts, int row, int count, int skipped, long[] codes) {
        byte[] block = texts.block(row);
        int bytes = Math.min(Long.BYTES, texts.width() - skipped);
        for (int i = 0; i < count; i++) {
            int end = texts.offset(row + i) + texts.width() - skipped;
            long code = codes[i];
            for (int at = end - 1; at >= end - bytes; at--, code >>>= 8) {
                block[at] = (byte) code;
            }
        }
    }

    private static void clear(long[] codes, long presence) {
        if (presence != -1L) {
            for (int i = 0; i < Long.SIZE; i++) {
                codes[i] &= -(presence >>> i & 1);
            }
        }
    }

    /// Turns a square of 64 x 64 bits around its diagonal: bit j of word i becomes bit i of word j.
    static void turn(long[] square) {
        long mask = 0xFFFFFFFFL;
        for (int step = 32; step != 0; step >>>= 1, mask ^= mask << step) {
            for (int start = 0; start < Long.SIZE; start += 2 * step) {
                for (int i = start; i < start + step; i++) {
                    long swapped = (square[i] >>> step ^ square[i + step]) & mask;
                    square[i] ^= swapped << step;
                    square[i + step] ^= swapped;
                }
            }
        }
    }

    /// The number whose code is 0, in two halves.
    private record Offset(long high, long low) {
        private static Offset of(Type type) {
            BigInteger offset = Layout.offset(type);
            return new Offset(offset.shiftRight(Long.SIZE).longValue(), offset.longValue());
        }
    }
}
