package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.SocketLink;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// The links of one party to its neighbours on this machine: TLS 1.3 with mutual authentication as in production, or
/// plain sockets, which exist in this room only.
final class BenchLinks {
    static final String PASSWORD = "benchmark";
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private BenchLinks() {}

    /// Connects party `index`, which takes the links to be those of a LAN, so that it sends the same in every run;
    /// party i listens on `ports.get(i)` for party i+1. A key store means TLS.
    static Party open(int index, List<Integer> ports, String keyStore) throws IOException, GeneralSecurityException {
        return connect(index, ports, keyStore).open(index, Optional.of(LinkSpeed.LAN));
    }

    /// The links to both neighbours of a party, over which it opens sessions.
    record Neighbours(SocketLink previous, SocketLink next) {
        /// Measures how fast the links are unless that is given.
        Party open(int index, Optional<LinkSpeed> speed) {
            return Party.open(index, previous, next, "bench".getBytes(StandardCharsets.UTF_8), speed);
        }
    }

    /// Party `index` listens on its own port for the next one and connects to that of the one before; a port of
    /// another party may be that of a [DelayLine].
    static Neighbours connect(int index, List<Integer> ports, String keyStore)
            throws IOException, GeneralSecurityException {
        Socket below;
        Socket above;
        try (ServerSocket server = new ServerSocket(ports.get(index), 1, HERE)) {
            below = connect(ports.get((index + 2) % 3));
            above = server.accept();
        }
        below.setTcpNoDelay(true);
        above.setTcpNoDelay(true);
        Socket toPrevious = below;
        Socket fromNext = above;
        if (!keyStore.equals("plain")) {
            SSLContext context = context(Path.of(keyStore));
            // Party 0 greets the other way round, or all three would wait for each other's handshake.
            fromNext = index == 0 ? fromNext : wrapped(context, fromNext, false);
            toPrevious = wrapped(context, toPrevious, true);
            fromNext = index == 0 ? wrapped(context, fromNext, false) : fromNext;
        }
        SocketLink previous = SocketLink.over("party " + (index + 2) % 3, toPrevious, below, TIMEOUT);
        SocketLink next = SocketLink.over("party " + (index + 1) % 3, fromNext, above, TIMEOUT);
        return new Neighbours(previous, next);
    }

    /// Waits for a listener, up to a minute.
    static Socket connect(int port) throws IOException {
        for (long end = System.nanoTime() + 60_000_000_000L; ; LockSupport.parkNanos(20_000_000)) {
            try {
                return new Socket(HERE, port);
            } catch (ConnectException e) {
                if (System.nanoTime() > end) {
                    throw new IOException("no party answered on port " + port + " within a minute", e);
                }
            }
        }
    }

    private static SSLSocket wrapped(SSLContext context, Socket socket, boolean client) throws IOException {
        SSLSocket wrapped =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        wrapped.setUseClientMode(client);
        wrapped.setEnabledProtocols(new String[] {"TLSv1.3"});
        wrapped.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
        if (!client) {
            wrapped.setNeedClientAuth(true);
        }
        wrapped.startHandshake();
        return wrapped;
    }

    private static SSLContext context(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
