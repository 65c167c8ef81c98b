package dev.trefoil.mpc.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A message on its way out: a header (length, round), then the payload, handed to the link in pieces of at
/// most 64 KiB.
final class OutgoingMessage {
    static final int HEADER = 12;
    static final int PIECE = 64 * 1024;

    private final Link link;
    private long left;
    private byte[] array;
    private ByteBuffer piece;

    OutgoingMessage(Link link, long bytes, int round) {
        this.link = link;
        this.left = link.carriesPayload() ? bytes + HEADER : HEADER;
        this.array = array(left);
        this.piece = view(array);
        piece.putLong(bytes).putInt(round);
    }

    void put(byte[] bytes) {
        if (!link.carriesPayload()) {
            return;
        }
        for (int at = 0; at < bytes.length; ) {
            makeRoom(1);
            int count = Math.min(piece.remaining(), bytes.length - at);
            piece.put(bytes, at, count);
            at += count;
        }
    }

    void put(long[] words) {
        if (!link.carriesPayload()) {
            return;
        }
        for (int at = 0; at < words.length; ) {
            makeRoom(8);
            int count = Math.min(piece.remaining() >>> 3, words.length - at);
            piece.asLongBuffer().put(words, at, count);
            piece.position(piece.position() + 8 * count);
            at += count;
        }
    }

    /// The low `width` bits of the values, packed.
    void put(long[] values, int width) {
        if (width == 64 || !link.carriesPayload()) {
            put(values);
            return;
        }
        long[] words = new long[width];
        for (int at = 0; at < values.length; at += 64) {
            int end = Math.min(values.length, at + 64);
            int bytes = (int) Packing.bytes(end - at, width);
            makeRoom(bytes);
            Packing.pack(values, at, end, width, words);
            for (int word = 0; word < bytes >>> 3; word++) {
                piece.putLong(words[word]);
            }
            for (int b = bytes & ~7; b < bytes; b++) {
                piece.put((byte) (words[b >>> 3] >>> (8 * (b & 7))));
            }
        }
    }

    void send() {
        flush();
        if (left != 0) {
            throw new IllegalStateException("a message ended " + left + " bytes early");
        }
    }

    private void makeRoom(int bytes) {
        if (piece.remaining() < bytes) {
            flush();
            array = array(left);
            piece = view(array);
        }
    }

    private void flush() {
        if (piece.position() > 0) {
            link.write(array, piece.position());
            left -= piece.position();
        }
    }

    private static byte[] array(long left) {
        return new byte[(int) Math.min(PIECE, left)];
    }

    private static ByteBuffer view(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }
}
