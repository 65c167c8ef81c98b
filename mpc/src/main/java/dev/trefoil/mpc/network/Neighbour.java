package dev.trefoil.mpc.network;

/// A neighbouring party as the protocols see it: typed messages over a [Link], counted by a [Meter].
///
/// The receiver says how much it expects; anything else is a [LinkFailure]. What is counted is the payload in
/// bits; on the wire bits and values modulo 2^k are packed. Sends never wait for the neighbour, receives do.
public final class Neighbour {
    private final Link link;
    private final Meter meter;
    private final byte[] buffer = new byte[OutgoingMessage.PIECE];

    public Neighbour(Link link, Meter meter) {
        this.link = link;
        this.meter = meter;
    }

    public String name() {
        return link.peer();
    }

    /// Sends rows of bits, each part packed into words of its own; `bits` is the number of rows over all parts.
    public void sendBits(long bits, long[]... parts) {
        long bytes = 8 * count(parts);
        OutgoingMessage message = new OutgoingMessage(link, bytes, meter.sent(bits, bytes));
        for (long[] part : parts) {
            message.put(part);
        }
        message.send();
    }

    /// Starts a message of `bits` rows of bits in `words` words of 64, to be put as they are computed.
    public OutgoingMessage startBits(long bits, long words) {
        return new OutgoingMessage(link, 8 * words, meter.sent(bits, 8 * words));
    }

    /// The message of a [#sendBits] or [#startBits], to be taken as it arrives.
    public IncomingMessage expectBits(long words) {
        return new IncomingMessage(link, buffer, 8 * words, meter);
    }

    /// Starts a message of `count` values modulo 2^width (1 to 64), to be put as they are computed.
    public OutgoingMessage startRing(int width, int count) {
        requireWidth(width);
        long bytes = Packing.bytes(count, width);
        return new OutgoingMessage(link, bytes, meter.sent((long) width * count, bytes));
    }

    /// The message of a [#sendRing] or [#startRing], to be taken as it arrives.
    public IncomingMessage expectRing(int width, int count) {
        requireWidth(width);
        return new IncomingMessage(link, buffer, Packing.bytes(count, width), meter);
    }

    /// Fills the parts with a message of [#sendBits].
    public void receiveBits(long[]... parts) {
        IncomingMessage message = new IncomingMessage(link, buffer, 8 * count(parts), meter);
        for (long[] part : parts) {
            message.get(part);
        }
        message.end();
    }

    /// Sends values modulo 2^width (1 to 64), packed.
    public void sendRing(int width, long[] values) {
        requireWidth(width);
        long bytes = Packing.bytes(values.length, width);
        OutgoingMessage message = new OutgoingMessage(link, bytes, meter.sent((long) width * values.length, bytes));
        message.put(values, width);
        message.send();
    }

    /// The `count` values of a [#sendRing], between 0 and 2^width - 1.
    public long[] receiveRing(int width, int count) {
        requireWidth(width);
        long[] values = new long[count];
        IncomingMessage message = new IncomingMessage(link, buffer, Packing.bytes(count, width), meter);
        message.get(values, width);
        message.end();
        return values;
    }

    /// Sends several columns of equally many values, column c modulo 2^`widths[c]` (1 to 64), packed, as one
    /// message.
    public void sendColumns(int[] widths, long[][] columns) {
        long bits = 0;
        long bytes = 0;
        for (int c = 0; c < columns.length; c++) {
            requireWidth(widths[c]);
            bits += (long) widths[c] * columns[c].length;
            bytes += Packing.bytes(columns[c].length, widths[c]);
        }
        OutgoingMessage message = new OutgoingMessage(link, bytes, meter.sent(bits, bytes));
        for (int c = 0; c < columns.length; c++) {
            message.put(columns[c], widths[c]);
        }
        message.send();
    }

    /// The columns of a [#sendColumns], `count` values each, column c between 0 and 2^`widths[c]` - 1.
    public long[][] receiveColumns(int[] widths, int count) {
        long bytes = 0;
        for (int width : widths) {
            requireWidth(width);
            bytes += Packing.bytes(count, width);
        }
        IncomingMessage message = new IncomingMessage(link, buffer, bytes, meter);
        long[][] columns = new long[widths.length][count];
        for (int c = 0; c < columns.length; c++) {
            message.get(columns[c], widths[c]);
        }
        message.end();
        return columns;
    }

    public void sendBytes(byte[] bytes) {
        OutgoingMessage message = new OutgoingMessage(link, bytes.length, meter.sent(8L * bytes.length, bytes.length));
        message.put(bytes);
        message.send();
    }

    public byte[] receiveBytes(int count) {
        byte[] bytes = new byte[count];
        IncomingMessage message = new IncomingMessage(link, buffer, count, meter);
        message.get(bytes);
        message.end();
        return bytes;
    }

    /// Says that this party has sent all; not counted.
    public void sendEnd() {
        new OutgoingMessage(link, 0, 0).send();
    }

    /// Waits until the neighbour has sent all, and all that this party sent is on its way.
    public void awaitEnd() {
        IncomingMessage end = new IncomingMessage(link, buffer, 0, meter);
        if (end.round() != 0) {
            throw new LinkFailure(link.peer(), "sent more than was due: the parties do not run the same step");
        }
        link.flush();
    }

    /// Ends the link; calls that are waiting fail at once. May be called by any thread.
    public void close() {
        link.close();
    }

    private static long count(long[]... parts) {
        long words = 0;
        for (long[] part : parts) {
            words += part.length;
        }
        return words;
    }

    private static void requireWidth(int width) {
        if (width < 1 || width > 64) {
            throw new IllegalArgumentException("a modulus is 2^1 to 2^64, not 2^" + width);
        }
    }
}
