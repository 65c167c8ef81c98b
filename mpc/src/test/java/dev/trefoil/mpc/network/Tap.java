package dev.trefoil.mpc.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A link that keeps what its party receives: the party's view, message by message.
public final class Tap implements Link {
    private final Link link;
    private final List<List<byte[]>> messages = new ArrayList<>();

    public Tap(Link link) {
        this.link = link;
    }

    /// The payloads received since the last call; none of their pieces may have the length of a header.
    public List<byte[]> received() {
        List<byte[]> out = messages.stream().map(Tap::joined).toList();
        messages.clear();
        return out;
    }

    @Override
    public String peer() {
        return link.peer();
    }

    @Override
    public void write(byte[] bytes, int length) {
        link.write(bytes, length);
    }

    @Override
    public void read(byte[] into, int length) {
        link.read(into, length);
        if (length == OutgoingMessage.HEADER) {
            messages.add(new ArrayList<>());
        } else {
            messages.getLast().add(Arrays.copyOf(into, length));
        }
    }

    @Override
    public void flush() {
        link.flush();
    }

    @Override
    public void close() {
        link.close();
    }

    private static byte[] joined(List<byte[]> pieces) {
        byte[] out = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, out, at, piece.length);
            at += piece.length;
        }
        return out;
    }
}
