package dev.trefoil.mpc.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A link over a connected socket: between machines an `SSLSocket` (TLS 1.3, mutual), plain in benchmarks only.
///
/// The caller connects, does the handshake, checks certificates and knows whom it talks to; here the bytes
/// flow. A thread of its own writes, so that two parties that send to each other at once never wait for each
/// other; it joins small messages into writes of up to 64 KiB.
public final class SocketLink implements Link {
    private final String peer;
    private final Socket carrier;
    private final InputStream in;
    private final Outbox outbox;
    private final Duration timeout;
    private volatile boolean closed;

    private SocketLink(String peer, Socket socket, Socket carrier, Duration timeout) throws IOException {
        this.peer = peer;
        this.carrier = carrier;
        this.timeout = timeout;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        this.in = new BufferedInputStream(socket.getInputStream(), OutgoingMessage.PIECE);
        this.outbox = Outbox.start(peer, socket.getOutputStream());
    }

    /// A link over a plain connected socket, to the party named `peer`. A read fails after `timeout` without
    /// bytes.
    public static SocketLink over(String peer, Socket socket, Duration timeout) throws IOException {
        return new SocketLink(peer, socket, socket, timeout);
    }

    /// A link over a TLS socket whose handshake is done, layered on the plain socket `carrier`, which is the
    /// one that [#close()] closes: closing a TLS socket would wait for a write that is under way.
    public static SocketLink over(String peer, Socket tls, Socket carrier, Duration timeout) throws IOException {
        return new SocketLink(peer, tls, carrier, timeout);
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public void write(byte[] bytes, int length) {
        outbox.put(bytes, length);
    }

    @Override
    public byte[] piece() {
        return outbox.piece();
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    @Override
    public void read(byte[] into, int length) {
        int count;
        try {
            count = in.readNBytes(into, 0, length);
        } catch (SocketTimeoutException e) {
            throw failure("sent nothing for " + timeout.toSeconds() + " s", e);
        } catch (IOException e) {
            throw failure("the link broke: " + e.getMessage(), e);
        }
        if (count < length) {
            throw failure("ended the link", null);
        }
    }

    @Override
    public void close() {
        closed = true;
        outbox.close();
        try {
            carrier.close();
        } catch (IOException e) {
            throw new LinkFailure(peer, "the link did not close: " + e.getMessage(), e);
        }
    }

    private LinkFailure failure(String what, @Nullable Exception cause) {
        return new LinkFailure(peer, closed ? "the link is closed" : what, cause);
    }
}
