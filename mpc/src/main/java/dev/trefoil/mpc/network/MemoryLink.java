package dev.trefoil.mpc.network;

import java.time.Duration;
import java.util.List;

/// A link within one JVM: for tests, benchmarks and design.
public final class MemoryLink implements Link {
    private final String peer;
    private final MemoryPipe incoming;
    private final MemoryPipe outgoing;
    private final Duration timeout;
    private final boolean payload;

    private MemoryLink(String peer, MemoryPipe incoming, MemoryPipe outgoing, Duration timeout, boolean payload) {
        this.peer = peer;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.timeout = timeout;
        this.payload = payload;
    }

    /// Both ends of a link between the parties `left` and `right`: first the end that `left` holds. A read
    /// fails after `timeout` without bytes.
    public static List<Link> pair(String left, String right, Duration timeout) {
        return pair(left, right, timeout, true);
    }

    /// As [#pair], for a rehearsal: messages without payload.
    public static List<Link> headersOnly(String left, String right, Duration timeout) {
        return pair(left, right, timeout, false);
    }

    private static List<Link> pair(String left, String right, Duration timeout, boolean payload) {
        MemoryPipe there = new MemoryPipe();
        MemoryPipe back = new MemoryPipe();
        return List.of(
                new MemoryLink(right, back, there, timeout, payload),
                new MemoryLink(left, there, back, timeout, payload));
    }

    @Override
    public boolean carriesPayload() {
        return payload;
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public void write(byte[] bytes, int length) {
        outgoing.write(peer, bytes, length);
    }

    @Override
    public void read(byte[] into, int length) {
        incoming.read(peer, into, length, timeout);
    }

    /// Nothing to wait for: what is written is with the neighbour.
    @Override
    public void flush() {}

    @Override
    public void close() {
        incoming.close();
        outgoing.end();
    }
}
