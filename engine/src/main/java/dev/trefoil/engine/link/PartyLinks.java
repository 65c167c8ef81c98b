package dev.trefoil.engine.link;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.PinnedTrust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// The link port of a party, and its way to the link ports of the others: mutual TLS 1.3 under the pinned keys of
/// the environment, and nothing else; there is no setting for anything less.
public final class PartyLinks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PartyLinks.class.getName());
    private static final int CONNECT_MILLIS = 3_000;
    private static final int HANDSHAKE_MILLIS = 5_000;
    private static final Duration MATCH = Duration.ofSeconds(15);
    private static final int MOST_WAITING = 64;

    private final Environment environment;
    private final int index;
    private final SSLContext context;
    private final PinnedTrust trust;
    private final ServerSocket listener;
    private final Function<Digest, ChangeStatus> status;
    private final Rendezvous rendezvous = new Rendezvous();
    private final KnownSpeed speed = new KnownSpeed();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    private PartyLinks(
            Environment environment,
            int index,
            TlsIdentity identity,
            ServerSocket listener,
            Function<Digest, ChangeStatus> status) {
        this.environment = environment;
        this.index = index;
        List<PinnedTrust.Pin> others = environment.parties().stream()
                .filter(party -> party.index() != index)
                .map(party -> new PinnedTrust.Pin(party.title(), party.key().publicKey()))
                .toList();
        this.trust = new PinnedTrust(others, InstantSource.system());
        this.context = identity.forLinks(trust);
        this.listener = listener;
        this.status = status;
    }

    /// Listens at `address`; `status` answers what became of a change.
    public static PartyLinks listen(
            Environment environment,
            int index,
            TlsIdentity identity,
            InetSocketAddress address,
            Function<Digest, ChangeStatus> status)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        try {
            listener.bind(address, 2 * MOST_WAITING);
        } catch (IOException e) {
            listener.close();
            throw new IOException(
                    "the link port " + address.getPort() + " cannot be opened (" + e.getMessage()
                            + "): is another party running, or another program using the port?",
                    e);
        }
        PartyLinks links = new PartyLinks(environment, index, identity, listener, status);
        Thread.ofPlatform().daemon().name("links").start(links::accept);
        return links;
    }

    Rendezvous rendezvous() {
        return rendezvous;
    }

    int index() {
        return index;
    }

    KnownSpeed speed() {
        return speed;
    }

    Party party(int other) {
        return environment.party(other);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket carrier = listener.accept();
                if (!waiting.tryAcquire()) {
                    carrier.close();
                    continue;
                }
                Thread.ofVirtual().start(() -> {
                    try {
                        receive(carrier);
                    } finally {
                        waiting.release();
                    }
                });
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "accepting a link failed: {0}", e.getMessage());
                }
            }
        }
    }

    private void receive(Socket carrier) {
        boolean handedOver = false;
        // The time limit of a socket is for each byte; this one is for all of them.
        Thread limit = Thread.ofVirtual().start(() -> closeAfter(HANDSHAKE_MILLIS, carrier));
        try {
            carrier.setSoTimeout(HANDSHAKE_MILLIS);
            carrier.setTcpNoDelay(true);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(carrier, null, true);
            tls.setUseClientMode(false);
            tls.setNeedClientAuth(true);
            tls.setEnabledProtocols(new String[] {"TLSv1.3"});
            tls.startHandshake();
            String peer = identify(tls);
            Hello hello = Hello.read(tls.getInputStream());
            if (!environment.party(hello.party()).title().equals(peer)) {
                throw new IOException(peer + " says that it is party " + hello.party());
            }
            limit.interrupt();
            handedOver = switch (hello.kind()) {
                case STATUS -> {
                    tls.getOutputStream().write(status.apply(hello.id()).code());
                    tls.getOutputStream().flush();
                    tls.close();
                    yield false;
                }
                case RUN -> rendezvous.arrive(hello.id(), hello.party(), new Connection(tls, carrier), MATCH);
            };
        } catch (IOException | CertificateException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a link was refused: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            limit.interrupt();
            if (!handedOver) {
                new Closing(carrier).run();
            }
        }
    }

    private static void closeAfter(int millis, Socket carrier) {
        try {
            Thread.sleep(millis);
            new Closing(carrier).run();
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.TRACE, "a hello came in time");
        }
    }

    /// Closes a socket whose other end is of no interest any more.
    private record Closing(Socket socket) implements Runnable {
        @Override
        public void run() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "closing a refused link", e);
            }
        }
    }

    private String identify(SSLSocket tls) throws IOException, CertificateException {
        return trust.identify((X509Certificate) tls.getSession().getPeerCertificates()[0])
                .party();
    }

    /// Opens a connection to another party and says hello; throws [PeerFailure] if it is not there.
    Connection dial(int other, Hello hello) {
        Party party = environment.party(other);
        Socket carrier = new Socket();
        try {
            carrier.connect(new InetSocketAddress(party.host(), party.linkPort()), CONNECT_MILLIS);
            carrier.setTcpNoDelay(true);
            carrier.setSoTimeout(HANDSHAKE_MILLIS);
            SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(carrier, party.host(), party.linkPort(), true);
            tls.setUseClientMode(true);
            tls.setEnabledProtocols(new String[] {"TLSv1.3"});
            tls.startHandshake();
            if (!identify(tls).equals(party.title())) {
                throw new IOException("another party answers at its address");
            }
            hello.write(tls.getOutputStream());
            return new Connection(tls, carrier);
        } catch (IOException | CertificateException e) {
            new Closing(carrier).run();
            throw new PeerFailure(
                    party.title() + " cannot be reached at " + party.host() + ":" + party.linkPort() + " ("
                            + Optional.ofNullable(e.getMessage()).orElse("no reason given") + ")",
                    e);
        }
    }

    /// What `other` says about a change.
    public ChangeStatus ask(int other, Digest change) {
        try (Connection connection = dial(other, new Hello(Hello.Kind.STATUS, change, index))) {
            return ChangeStatus.of(connection.tls().getInputStream().read())
                    .orElseThrow(() -> new IOException("no answer"));
        } catch (IOException e) {
            throw new PeerFailure(environment.party(other).title() + " does not say what became of a change", e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the link port", e);
        }
    }
}
