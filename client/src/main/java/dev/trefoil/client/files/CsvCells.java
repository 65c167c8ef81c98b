package dev.trefoil.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The records of a regular CSV file, one after the other, as slices of bytes in one buffer: no object for a cell.
///
/// Regular is what nearly all files are: UTF-8, quotes only around whole fields and doubled inside, records that fit
/// the buffer. Everything else is [Irregular], and then read by [CsvRows], which also tells what is wrong.
final class CsvCells implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int MOST_BUFFER = 1 << 24;
    private static final int UNFINISHED = -1;

    private final InputStream in;
    private final byte separator;
    private byte[] bytes = new byte[BUFFER];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;
    private int at;
    private int end;
    private boolean last;
    private boolean doubled;

    /// The file has something that only the thorough way of reading understands or explains.
    static final class Irregular extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Irregular() {
            super("this file is read in another way", null, false, false);
        }
    }

    CsvCells(Path file, char separator) throws IOException {
        if (separator >= 0x80) {
            throw new Irregular();
        }
        this.separator = (byte) separator;
        this.in = Files.newInputStream(file);
        fill();
        if (end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /// Goes to the next record; false at the end of the file.
    boolean next() throws IOException {
        while (true) {
            if (at == end && last) {
                return false;
            }
            int next = at == end ? UNFINISHED : record();
            if (next != UNFINISHED) {
                at = next;
                if (doubled) {
                    undouble();
                }
                return true;
            }
            fill();
        }
    }

    int count() {
        return count;
    }

    /// The buffer in which the cells of this record lie until [#next]; read only.
    byte[] bytes() {
        return bytes;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /// A cell as text; [Irregular] if it is not valid UTF-8.
    String text(int cell) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, starts[cell], ends[cell] - starts[cell]))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Irregular();
        }
    }

    /// Reads on, after moving what is left of the buffer to its front.
    private void fill() throws IOException {
        if (last) {
            throw new Irregular();
        }
        if (at == 0 && end == bytes.length) {
            if (end >= MOST_BUFFER) {
                throw new Irregular();
            }
            bytes = Arrays.copyOf(bytes, 4 * end);
        }
        System.arraycopy(bytes, at, bytes, 0, end - at);
        end -= at;
        at = 0;
        int got = in.readNBytes(bytes, end, bytes.length - end);
        end += got;
        last = end < bytes.length;
    }

    /// Finds the cells of the record that begins at `at`; where the next one begins, or [#UNFINISHED] if the record
    /// goes on beyond the buffer.
    private int record() {
        count = 0;
        doubled = false;
        int from = at;
        while (true) {
            int to;
            int after;
            if (from < end && bytes[from] == '"') {
                from++;
                to = closingQuote(from);
                if (to == UNFINISHED) {
                    return UNFINISHED;
                }
                after = to + 1;
            } else {
                to = from;
                while (to < end && !ends(bytes[to])) {
                    to++;
                }
                after = to;
            }
            if (after == end && !last) {
                return UNFINISHED;
            }
            add(from, to);
            if (after == end || bytes[after] == '\n') {
                return Math.min(after + 1, end);
            }
            if (bytes[after] == '\r') {
                if (after + 1 == end && !last) {
                    return UNFINISHED;
                }
                return after + 1 < end && bytes[after + 1] == '\n' ? after + 2 : after + 1;
            }
            if (bytes[after] != separator) {
                throw new Irregular();
            }
            from = after + 1;
        }
    }

    private boolean ends(byte next) {
        return next == separator || next == '\n' || next == '\r' || next == '"';
    }

    private int closingQuote(int from) {
        for (int to = from; to < end; to++) {
            if (bytes[to] == '"') {
                if (to + 1 == end || bytes[to + 1] != '"') {
                    return to + 1 == end && !last ? UNFINISHED : to;
                }
                doubled = true;
                to++;
            }
        }
        if (last) {
            throw new Irregular();
        }
        return UNFINISHED;
    }

    private void add(int from, int to) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = from;
        ends[count++] = to;
    }

    /// Makes one of two quotes in the quoted cells of this record; in others there is none.
    private void undouble() {
        for (int cell = 0; cell < count; cell++) {
            int to = starts[cell];
            for (int from = starts[cell]; from < ends[cell]; from++) {
                bytes[to++] = bytes[from];
                from += bytes[from] == '"' ? 1 : 0;
            }
            ends[cell] = to;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
