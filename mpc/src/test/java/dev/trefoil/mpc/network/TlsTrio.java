package dev.trefoil.mpc.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Three certificates made by keytool, and mutual TLS 1.3 connections between their holders on this machine.
final class TlsTrio {
    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final List<SSLContext> contexts;

    private TlsTrio(List<SSLContext> contexts) {
        this.contexts = contexts;
    }

    static TlsTrio create(Path directory) throws Exception {
        List<KeyStore> stores = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            stores.add(keyStore(directory.resolve("party" + party + ".p12"), "party" + party));
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (int party = 0; party < 3; party++) {
            trusted.setCertificateEntry("party" + party, stores.get(party).getCertificate("party" + party));
        }
        List<SSLContext> contexts = new ArrayList<>();
        for (KeyStore store : stores) {
            contexts.add(context(store, trusted));
        }
        return new TlsTrio(contexts);
    }

    /// Both ends of a link between two parties, the left one's first.
    List<SocketLink> link(int left, int right, Duration timeout) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<SocketLink> accepted = CompletableFuture.supplyAsync(() -> {
                try {
                    Socket carrier = server.accept();
                    SSLSocket tls =
                            (SSLSocket) contexts.get(right).getSocketFactory().createSocket(carrier, null, true);
                    tls.setNeedClientAuth(true);
                    return link("party " + left, tls, carrier, timeout);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Socket carrier = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
            SSLSocket tls = (SSLSocket) contexts.get(left)
                    .getSocketFactory()
                    .createSocket(carrier, "localhost", server.getLocalPort(), true);
            SocketLink connected = link("party " + right, tls, carrier, timeout);
            return List.of(connected, accepted.get());
        }
    }

    private static SocketLink link(String peer, SSLSocket tls, Socket carrier, Duration timeout) throws IOException {
        tls.setEnabledProtocols(new String[] {"TLSv1.3"});
        tls.startHandshake();
        if (!tls.getSession().getProtocol().equals("TLSv1.3")
                || tls.getSession().getPeerCertificates().length == 0) {
            throw new IOException("not mutual TLS 1.3");
        }
        return SocketLink.over(peer, tls, carrier, timeout);
    }

    private static KeyStore keyStore(Path file, String alias) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + alias,
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static SSLContext context(KeyStore own, KeyStore trusted) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
