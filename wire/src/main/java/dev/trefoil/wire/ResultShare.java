package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One party's part of a result as it travels, sealed, to the analyst: its first share of every column, and the
/// digest of its second share, which another party sends.
///
/// The schema is recomputed by the receiver, never sent. Secret: `toString` tells the sizes only.
public final class ResultShare {
    private static final int MAGIC = 0x54524531;

    private final int rows;
    private final Digest second;
    private final List<ColumnShare> columns;

    private ResultShare(int rows, Digest second, List<ColumnShare> columns) {
        this.rows = rows;
        this.second = second;
        this.columns = List.copyOf(columns);
    }

    /// The bytes of a part: `first` and `second` are the two shares that the party holds, column by column.
    public static byte[] write(Schema schema, int rows, List<ColumnShare> first, List<ColumnShare> second) {
        byte[] body = body(schema, rows, first);
        Digest neighbour = Digest.of(body(schema, rows, second));
        byte[] part = new byte[32 + body.length];
        System.arraycopy(neighbour.bytes(), 0, part, 0, 32);
        System.arraycopy(body, 0, part, 32, body.length);
        return part;
    }

    private static byte[] body(Schema schema, int rows, List<ColumnShare> columns) {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for a schema of " + schema.size());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(rows);
            for (int i = 0; i < columns.size(); i++) {
                ColumnShare column = columns.get(i);
                Field field = schema.fields().get(i);
                requireSize(field, rows, column);
                out.writeByte(column.isRing() ? 1 : 0);
                out.write(padded(column.presence(), rows, true));
                out.write(padded(column.words(), rows, !column.isRing()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void requireSize(Field field, int rows, ColumnShare column) {
        int presence = field.type().nullable() ? Layout.words(rows) : 0;
        int words = ColumnShare.words(field, rows, column.isRing());
        if (column.presence().length != presence || column.words().length != words) {
            throw new IllegalArgumentException("column " + field.column() + ": a share of " + column.presence().length
                    + " + " + column.words().length + " words, expected " + presence + " + " + words);
        }
    }

    private static byte[] padded(long[] words, int rows, boolean planes) {
        if (!planes) {
            return Words.bytes(words);
        }
        long[] clean = words.clone();
        ShareLayout.clearPadding(clean, rows);
        return Words.bytes(clean);
    }

    /// Reads a part; throws [IllegalArgumentException] if it is not one of a result of this schema.
    static ResultShare read(Schema schema, byte[] part) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(part))) {
            Digest second = new Digest(HexFormat.of().formatHex(in.readNBytes(32)));
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("this is no part of a result");
            }
            int rows = in.readInt();
            List<ColumnShare> columns = new ArrayList<>();
            for (Field field : schema.fields()) {
                boolean ring = in.readByte() == 1;
                long[] presence = words(in, field.type().nullable() ? Layout.words(rows) : 0);
                columns.add(ColumnShare.of(ring, presence, words(in, ColumnShare.words(field, rows, ring))));
            }
            if (in.read() != -1) {
                throw new IllegalArgumentException("a part of a result has bytes after its end");
            }
            return new ResultShare(rows, second, columns);
        } catch (IOException | ArithmeticException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("a part of a result ends too early", e);
        }
    }

    private static long[] words(DataInputStream in, int count) throws IOException {
        if (count < 0 || (long) count * 8 > in.available()) {
            throw new IllegalArgumentException("a part of a result ends too early");
        }
        return Words.of(in.readNBytes(8 * count));
    }

    /// The digest of what [ResultAssembly] expects the other holder of this party's second share to send.
    Digest second() {
        return second;
    }

    int rows() {
        return rows;
    }

    List<ColumnShare> columns() {
        return columns;
    }

    @Override
    public String toString() {
        return "ResultShare[" + rows + " rows, " + columns.size() + " secret columns]";
    }
}
