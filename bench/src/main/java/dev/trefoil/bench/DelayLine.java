package dev.trefoil.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a port of this machine on which everything takes longer by a fixed time, in both directions.
///
/// What arrives leaves in the same order, each piece not before the delay has passed since it arrived; how much travels
/// at once is bounded by memory only ([DelayedStream]), so that the delay does not limit the throughput. For one
/// connection. An end of the stream travels like a piece; closing cuts the connection.
final class DelayLine implements AutoCloseable {
    private final ServerSocket server;
    private final Duration delay;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();

    private DelayLine(ServerSocket server, Duration delay) {
        this.server = server;
        this.delay = delay;
    }

    /// Who connects to [#port()] is connected with this port, as soon as somebody listens there.
    static DelayLine to(int port, Duration delay) throws IOException {
        DelayLine line = new DelayLine(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), delay);
        Thread.ofPlatform().daemon().name("delay line to " + port).start(() -> line.serve(port));
        return line;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve(int port) {
        try {
            Socket near = kept(server.accept());
            Socket far = kept(BenchLinks.connect(port));
            DelayedStream.start(near, far, delay, this::cut, this::ended);
            DelayedStream.start(far, near, delay, this::cut, this::ended);
        } catch (IOException e) {
            cut();
        }
    }

    private synchronized Socket kept(Socket socket) throws IOException {
        sockets.add(socket);
        if (server.isClosed()) {
            socket.close();
        }
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void ended() {
        if (ended.incrementAndGet() == 2) {
            cut();
        }
    }

    private void cut() {
        try {
            close();
        } catch (IOException e) {
            throw new IllegalStateException("a delay line does not close", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
