package dev.trefoil.design;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.wire.ShareLayout;
import dev.trefoil.wire.Words;
import java.util.Arrays;

/// A frame as bytes in the layout of [ShareLayout], in the clear; dummy data and its results only.
final class FrameBytes {
    private FrameBytes() {}

    static byte[] write(Frame frame) {
        long[] words = new long[ShareLayout.words(frame.schema(), frame.rows())];
        int at = 0;
        for (int column = 0; column < frame.schema().size(); column++) {
            if (frame.schema().fields().get(column).type().nullable()) {
                at = append(words, at, Layout.presence(frame, column));
            }
            for (long[] plane : Layout.planes(frame, column)) {
                at = append(words, at, plane);
            }
        }
        return Words.bytes(words);
    }

    /// Throws [IllegalArgumentException] if the bytes are no frame of this shape.
    static Frame read(Schema schema, int rows, byte[] bytes) {
        long[] words = Words.of(bytes);
        if (words.length != ShareLayout.words(schema, rows)) {
            throw new IllegalArgumentException(
                    "the table has " + bytes.length + " bytes, expected " + 8L * ShareLayout.words(schema, rows));
        }
        int size = Layout.words(rows);
        int at = 0;
        Frame.Builder frame = Frame.builder(schema, rows);
        for (int column = 0; column < schema.size(); column++) {
            Type type = schema.fields().get(column).type();
            long[] presence = type.nullable() ? Arrays.copyOfRange(words, at, at + size) : new long[0];
            at += presence.length;
            long[][] planes = new long[Layout.width(type)][];
            for (int bit = 0; bit < planes.length; bit++, at += size) {
                planes[bit] = Arrays.copyOfRange(words, at, at + size);
            }
            Layout.read(frame, column, type, rows, planes, presence);
        }
        return frame.build();
    }

    private static int append(long[] to, int at, long[] plane) {
        System.arraycopy(plane, 0, to, at, plane.length);
        return at + plane.length;
    }
}
