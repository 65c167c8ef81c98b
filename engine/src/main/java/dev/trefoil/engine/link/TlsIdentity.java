package dev.trefoil.engine.link;

import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.storage.StorageFailure;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.PinnedTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// What a party shows in TLS: an ECDSA P-256 key and a certificate for it, signed by the party's long-term key.
///
/// The files `tls.key` (mode 0600, PKCS #8) and `tls.crt` (X.509) may be renewed at any time: others pin the
/// long-term key. Secret: `toString` tells the validity only.
public final class TlsIdentity {
    private static final char[] NO_PASSWORD = {};

    private final X509Certificate certificate;
    private final KeyManager[] keys;

    private TlsIdentity(X509Certificate certificate, KeyManager[] keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    /// Writes a fresh TLS key and a certificate for it, in place of those that are there.
    public static void issue(Path directory, SigningKey longTerm, String name, Instant from, Instant until)
            throws IOException {
        Certificates.Issued issued = Certificates.issue(longTerm, name, from, until);
        Path half = directory.resolve("tls.key.half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, issued.keyBytes());
        Files.move(
                half,
                directory.resolve("tls.key"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.write(directory.resolve("tls.crt"), issued.certificateBytes());
    }

    /// Reads the files; throws [StorageFailure] if the certificate is not signed by `longTerm` or not valid now.
    public static TlsIdentity load(Path directory, VerificationKey longTerm, InstantSource clock) {
        Path file = directory.resolve("tls.crt");
        try {
            X509Certificate certificate;
            try (var in = Files.newInputStream(file)) {
                certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
            }
            new PinnedTrust(List.of(new PinnedTrust.Pin("this party", longTerm.publicKey())), clock)
                    .identify(certificate);
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(directory.resolve("tls.key"))));
            return new TlsIdentity(certificate, keys(key, certificate));
        } catch (CertificateException e) {
            throw new StorageFailure("the TLS certificate in " + file + " cannot be used", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new StorageFailure("the TLS key or certificate in " + directory + " cannot be read", e);
        }
    }

    private static KeyManager[] keys(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("party", key, NO_PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    /// The digest of the certificate, to which signed requests are bound (tls-server-end-point, RFC 5929).
    public Digest channel() {
        try {
            return Digest.of(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read has no encoding", e);
        }
    }

    /// For the HTTPS interface: clients show no certificate, they sign requests.
    public SSLContext forClients() {
        return context(new TrustManager[] {new PinnedTrust(List.of(), InstantSource.system())});
    }

    /// For the links: both sides show certificates, under the keys that `trust` pins.
    public SSLContext forLinks(PinnedTrust trust) {
        return context(new TrustManager[] {trust});
    }

    private SSLContext context(TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS 1.3", e);
        }
    }

    @Override
    public String toString() {
        return "TlsIdentity[until " + certificate.getNotAfter().toInstant() + "]";
    }
}
