package dev.trefoil.mpc.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A message on its way in: its header must announce exactly the payload that this party expects.
///
/// From [Neighbour#expectBits] or [Neighbour#expectRing]; its parts can be taken as they arrive, and
/// [#end()] is called after the last.
public final class IncomingMessage {
    private final Link link;
    private final byte[] buffer;
    private final ByteBuffer view;
    private final int round;
    private final Meter meter;

    /// Reads the header; `buffer` has at least 64 KiB and belongs to this message until it is read.
    IncomingMessage(Link link, byte[] buffer, long expected, Meter meter) {
        this.link = link;
        this.meter = meter;
        this.buffer = buffer;
        this.view = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        link.read(buffer, OutgoingMessage.HEADER);
        long bytes = view.getLong(0);
        if (bytes != expected) {
            throw new LinkFailure(
                    link.peer(),
                    "sent a message of " + bytes + " bytes where " + expected
                            + " were due: the parties do not run the same step");
        }
        round = view.getInt(8);
    }

    /// The round the message was sent in.
    int round() {
        return round;
    }

    /// Counts the message as received.
    public void end() {
        meter.received(round);
    }

    void get(byte[] bytes) {
        if (!link.carriesPayload()) {
            return;
        }
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(buffer.length, bytes.length - at);
            link.read(buffer, count);
            System.arraycopy(buffer, 0, bytes, at, count);
            at += count;
        }
    }

    void get(long[] words) {
        get(words, 0, words.length);
    }

    /// Fills words `from` (inclusive) to `to` (exclusive).
    public void get(long[] words, int from, int to) {
        if (!link.carriesPayload()) {
            return;
        }
        int most = buffer.length >>> 3;
        for (int at = from; at < to; ) {
            int count = Math.min(most, to - at);
            link.read(buffer, 8 * count);
            view.rewind();
            view.asLongBuffer().get(words, at, count);
            at += count;
        }
    }

    void get(long[] values, int width) {
        get(values, 0, values.length, width);
    }

    /// Fills values `from` (inclusive) to `to` (exclusive) with packed values of `width` bits; all but the last
    /// such call of a message take a multiple of 64 values.
    public void get(long[] values, int from, int to, int width) {
        if (width == 64 || !link.carriesPayload()) {
            get(values, from, to);
            return;
        }
        int most = buffer.length / (8 * width) * 64;
        long[] words = new long[width];
        for (int at = from; at < to; at += most) {
            int end = Math.min(to, at + most);
            int bytes = (int) Packing.bytes(end - at, width);
            link.read(buffer, bytes);
            for (int row = at, base = 0; row < end; row += 64, base += 8 * width) {
                for (int word = 0; word < width && base + 8 * word < bytes; word++) {
                    words[word] = view.getLong(base + 8 * word);
                }
                Packing.unpack(words, width, values, row, Math.min(end, row + 64));
            }
        }
    }
}
