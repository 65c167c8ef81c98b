package dev.trefoil.client.files;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// CSV on its way out as bytes: cells are written into one buffer, without an object for a cell.
final class CsvBytes {
    private static final int BUFFER = 1 << 16;

    /// More than the longest cell with its quotes and the separator takes.
    private static final int CELL = 4 * Type.MAX_TEXT_BYTES;

    private final OutputStream out;
    private final byte[] bytes = new byte[BUFFER];
    private final byte[] digits = new byte[20];
    private int at;
    private boolean firstCell = true;

    CsvBytes(OutputStream out) {
        this.out = out;
    }

    /// Ends a cell, and the record with it if it was the last one.
    void end(boolean last) throws IOException {
        put(last ? '\n' : ',');
        firstCell = last;
        if (bytes.length - at < CELL) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, at);
        at = 0;
    }

    void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    /// A text that is no longer than a cell may be, quoted if it must be.
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        quoted(utf8.length);
    }

    void text(Frame frame, int column, int row) {
        quoted(frame.text(column, row, bytes, at));
    }

    /// Takes in the `length` bytes that were put at the end of what is written, with quotes if they need them.
    private void quoted(int length) {
        int end = at + length;
        boolean needed = firstCell && length > 0 && bytes[at] == '#';
        for (int i = at; i < end; i++) {
            byte next = bytes[i];
            needed |= next == ',' || next == '"' || next == '\n' || next == '\r';
        }
        if (!needed) {
            at = end;
            return;
        }
        byte[] plain = Arrays.copyOfRange(bytes, at, end);
        put('"');
        for (byte next : plain) {
            if (next == '"') {
                put('"');
            }
            bytes[at++] = next;
        }
        put('"');
    }

    void number(long number) {
        if (number < 0) {
            put('-');
        }
        int count = 0;
        // Digits of negative numbers are taken as they are: the least number has no positive counterpart.
        for (long rest = number; count == 0 || rest != 0; rest /= 10) {
            digits[count++] = (byte) ('0' + Math.abs(rest % 10));
        }
        while (count > 0) {
            bytes[at++] = digits[--count];
        }
    }

    /// `units` times 2^-fraction, with all decimals and no zeros at the end.
    void units(long units, int fraction) {
        if (units < 0) {
            put('-');
        }
        long positive = Math.abs(units);
        number(positive >>> fraction);
        long mask = (1L << fraction) - 1;
        long rest = positive & mask;
        if (rest != 0) {
            put('.');
        }
        while (rest != 0) {
            rest *= 10;
            put((char) ('0' + (rest >>> fraction)));
            rest &= mask;
        }
    }

    /// A date, given as days since 1900-01-01.
    void day(long day) {
        // Days and years from 0000-03-01, so that a leap day ends its year.
        long days = day + 693_901;
        long era = days / 146_097;
        long ofEra = days - era * 146_097;
        long yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long month = (5 * ofYear + 2) / 153;
        long ofMonth = ofYear - (153 * month + 2) / 5 + 1;
        long year = 400 * era + yearOfEra + (month >= 10 ? 1 : 0);
        two(year / 100);
        two(year % 100);
        put('-');
        two(month < 10 ? month + 3 : month - 9);
        put('-');
        two(ofMonth);
    }

    /// A timestamp, given as seconds since 1900-01-01 00:00:00.
    void second(long second) {
        day(second / Type.TimestampType.SECONDS_OF_DAY);
        long rest = second % Type.TimestampType.SECONDS_OF_DAY;
        put(' ');
        two(rest / 3_600);
        put(':');
        two(rest / 60 % 60);
        put(':');
        two(rest % 60);
    }

    private void two(long number) {
        put((char) ('0' + number / 10));
        put((char) ('0' + number % 10));
    }

    private void put(char ascii) {
        bytes[at++] = (byte) ascii;
    }
}
