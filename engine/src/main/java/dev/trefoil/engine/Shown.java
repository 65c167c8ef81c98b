package dev.trefoil.engine;

import dev.trefoil.engine.link.PeerFailure;
import dev.trefoil.engine.storage.Head;
import dev.trefoil.script.Digest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// The head of a party's journal in front of a short message: 40 bytes and the message.
final class Shown {
    private static final int HEAD = 40;

    private final Head head;
    private final byte[] message;

    Shown(Head head, byte[] message) {
        this.head = head;
        this.message = message;
    }

    Head head() {
        return head;
    }

    byte[] messageBytes() {
        return message;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + message.length)
                .putLong(head.position())
                .put(head.digest().bytes())
                .put(message)
                .array();
    }

    /// Throws [PeerFailure] for what is too short.
    static Shown read(byte[] bytes) {
        if (bytes.length < HEAD) {
            throw new PeerFailure("another party does not show its journal's head");
        }
        byte[] digest = Arrays.copyOfRange(bytes, Long.BYTES, HEAD);
        return new Shown(
                new Head(
                        ByteBuffer.wrap(bytes).getLong(),
                        new Digest(HexFormat.of().formatHex(digest))),
                Arrays.copyOfRange(bytes, HEAD, bytes.length));
    }

    @Override
    public String toString() {
        return "Shown[" + head + "]";
    }
}
