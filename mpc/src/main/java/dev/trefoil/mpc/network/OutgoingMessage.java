package dev.trefoil.mpc.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A message on its way out: a header (length, round), then the payload, handed to the link in pieces of at
/// most 64 KiB as soon as they are full, so that sending goes on while the rest is computed.
///
/// From [Neighbour#startBits] or [Neighbour#startRing]; what is put must be as much as was announced, and
/// [#send()] ends it.
public final class OutgoingMessage {
    static final int HEADER = 12;
    static final int PIECE = 64 * 1024;

    private final Link link;
    private long left;
    private byte[] array;
    private ByteBuffer piece;

    OutgoingMessage(Link link, long bytes, int round) {
        this.link = link;
        this.left = link.carriesPayload() ? bytes + HEADER : HEADER;
        this.array = array(link, left);
        this.piece = view(array);
        piece.putLong(bytes).putInt(round);
        if (!link.carriesPayload()) {
            flush();
            piece = view(new byte[0]);
        }
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
        put(words, 0, words.length);
    }

    /// Words `from` (inclusive) to `to` (exclusive).
    public void put(long[] words, int from, int to) {
        if (!link.carriesPayload()) {
            return;
        }
        for (int at = from; at < to; ) {
            makeRoom(8);
            int count = Math.min(piece.remaining() >>> 3, to - at);
            piece.asLongBuffer().put(words, at, count);
            piece.position(piece.position() + 8 * count);
            at += count;
        }
    }

    /// The low `width` bits of the values, packed.
    void put(long[] values, int width) {
        put(values, 0, values.length, width);
    }

    /// The low `width` bits of values `from` (inclusive) to `to` (exclusive), packed; all but the last such call
    /// of a message put a multiple of 64 values.
    public void put(long[] values, int from, int to, int width) {
        if (width == 64 || !link.carriesPayload()) {
            put(values, from, to);
            return;
        }
        long[] words = new long[width];
        for (int at = from; at < to; at += 64) {
            int end = Math.min(to, at + 64);
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

    /// Ends the message; throws `IllegalStateException` if less was put than was announced.
    public void send() {
        flush();
        if (left != 0) {
            throw new IllegalStateException("a message ended " + left + " bytes early");
        }
    }

    private void makeRoom(int bytes) {
        if (piece.remaining() < bytes) {
            flush();
            array = array(link, left);
            piece = view(array);
        }
    }

    private void flush() {
        if (piece.position() > 0) {
            link.write(array, piece.position());
            left -= piece.position();
        }
    }

    private static byte[] array(Link link, long left) {
        return left >= PIECE ? link.piece() : new byte[(int) left];
    }

    private static ByteBuffer view(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }
}
