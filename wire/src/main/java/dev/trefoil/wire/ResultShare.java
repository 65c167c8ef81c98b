package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One party's part of a result as it travels, sealed, to the analyst: its first share of every column, and the
/// digest of its second share, which another party sends.
///
/// The schema is recomputed by the receiver, never sent. Secret: `toString` tells the sizes only.
public final class ResultShare {
    private static final int MAGIC = 0x54524531;
    private static final int DIGEST = 32;

    private final byte[] part;
    private final int rows;
    private final List<Place> places;

    /// Where a column lies in the part: the byte at which its presence plane begins, and that of its values.
    record Place(boolean ring, int presence, int values) {}

    /// Takes the body of a part, piece after piece.
    private interface Sink {
        void add(byte[] bytes, int from, int length);
    }

    private ResultShare(byte[] part, int rows, List<Place> places) {
        this.part = part;
        this.rows = rows;
        this.places = List.copyOf(places);
    }

    /// The bytes of a part: `first` and `second` are the two shares that the party holds, column by column.
    public static byte[] write(Schema schema, int rows, List<ColumnShare> first, List<ColumnShare> second) {
        long size = DIGEST + 2L * Integer.BYTES;
        for (ColumnShare column : first) {
            size += 1 + Long.BYTES * (column.presence().length + column.words());
        }
        ByteBuffer part = ByteBuffer.allocate(Math.toIntExact(size));
        Digest.Running hash = new Digest.Running();
        body(schema, rows, second, hash::add);
        part.put(hash.end().bytes());
        body(schema, rows, first, part::put);
        return part.array();
    }

    private static void body(Schema schema, int rows, List<ColumnShare> columns, Sink sink) {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for a schema of " + schema.size());
        }
        byte[] head = ByteBuffer.allocate(8).putInt(MAGIC).putInt(rows).array();
        sink.add(head, 0, head.length);
        byte[] piece = new byte[Long.BYTES * Math.max(Layout.words(rows), 1)];
        for (int i = 0; i < columns.size(); i++) {
            ColumnShare column = columns.get(i);
            requireSize(schema.fields().get(i), rows, column);
            sink.add(new byte[] {(byte) (column.isRing() ? 1 : 0)}, 0, 1);
            words(column.presence(), rows, true, piece, sink);
            for (long[] values : column.values()) {
                words(values, rows, !column.isRing(), piece, sink);
            }
        }
    }

    private static void requireSize(Field field, int rows, ColumnShare column) {
        int presence = field.type().nullable() ? Layout.words(rows) : 0;
        long words = ColumnShare.words(field, rows, column.isRing());
        if (column.presence().length != presence || column.words() != words) {
            throw new IllegalArgumentException("column " + field.column() + ": a share of " + column.presence().length
                    + " + " + column.words() + " words, expected " + presence + " + " + words);
        }
    }

    /// Words, as many at a time as `piece` holds: those of a plane are one piece, whose padding is cleared.
    private static void words(long[] words, int rows, boolean plane, byte[] piece, Sink sink) {
        int most = piece.length / Long.BYTES;
        for (int at = 0; at < words.length; at += most) {
            int count = Math.min(most, words.length - at);
            ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words, at, count);
            if (plane) {
                int last = Long.BYTES * (count - 1);
                Words.put(piece, last, Words.get(piece, last) & ShareLayout.lastWord(rows));
            }
            sink.add(piece, 0, Long.BYTES * count);
        }
    }

    /// Reads a part, which must not be changed afterwards; throws [IllegalArgumentException] if it is not one of a
    /// result of this schema.
    static ResultShare read(Schema schema, byte[] part) {
        ByteBuffer head = ByteBuffer.wrap(part);
        if (part.length < DIGEST + 2 * Integer.BYTES) {
            throw tooEarly();
        }
        head.position(DIGEST);
        if (head.getInt() != MAGIC) {
            throw new IllegalArgumentException("this is no part of a result");
        }
        int rows = head.getInt();
        if (rows < 0) {
            throw tooEarly();
        }
        long at = head.position();
        List<Place> places = new ArrayList<>();
        for (Field field : schema.fields()) {
            if (at >= part.length) {
                throw tooEarly();
            }
            boolean ring = part[(int) at] == 1;
            long presence = at + 1;
            long values = presence + (field.type().nullable() ? 8L * Layout.words(rows) : 0);
            at = values + 8 * ColumnShare.words(field, rows, ring);
            if (at > part.length) {
                throw tooEarly();
            }
            places.add(new Place(ring, (int) presence, (int) values));
        }
        if (at < part.length) {
            throw new IllegalArgumentException("a part of a result has bytes after its end");
        }
        return new ResultShare(part, rows, places);
    }

    private static IllegalArgumentException tooEarly() {
        return new IllegalArgumentException("a part of a result ends too early");
    }

    /// The digest of what [ResultAssembly] expects the other holder of this party's second share to send.
    Digest second() {
        return new Digest(HexFormat.of().formatHex(part, 0, DIGEST));
    }

    /// The digest of what this part sends.
    Digest sent() {
        return new Digest.Running().add(part, DIGEST, part.length - DIGEST).end();
    }

    int rows() {
        return rows;
    }

    Place place(int column) {
        return places.get(column);
    }

    /// The word that begins at byte `at`.
    long word(int at) {
        return Words.get(part, at);
    }

    @Override
    public String toString() {
        return "ResultShare[" + rows + " rows, " + places.size() + " secret columns]";
    }
}
