package dev.trefoil.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts a certificate if, and only if, one of the pinned long-term keys signed it and it is valid now.
///
/// No certificate authority, host name or system trust store has a say. A TLS certificate may be renewed by its
/// party alone, since the long-term key is what is pinned.
public final class PinnedTrust extends X509ExtendedTrustManager {
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// A party by the name it has in messages, and its long-term key.
    public record Pin(String party, PublicKey key) {
        /// `raw` are the 32 bytes of an Ed25519 key.
        public static Pin of(String party, byte[] raw) {
            byte[] encoded = new byte[ED25519_PREFIX.length + raw.length];
            System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
            System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
            try {
                return new Pin(
                        party, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("the pinned key of " + party + " is no Ed25519 key", e);
            }
        }
    }

    private final List<Pin> pins;
    private final InstantSource clock;

    public PinnedTrust(List<Pin> pins, InstantSource clock) {
        this.pins = List.copyOf(pins);
        this.clock = clock;
    }

    /// The pin under which `leaf` verifies; throws if there is none, or if it is not valid now.
    public Pin identify(X509Certificate leaf) throws CertificateException {
        for (Pin pin : pins) {
            if (signed(leaf, pin.key())) {
                requireValid(leaf, pin.party());
                return pin;
            }
        }
        throw new CertificateException("the TLS certificate is not signed by the pinned key of "
                + pins.stream().map(Pin::party).collect(Collectors.joining(" or "))
                + ": someone else answers at this address, or the environment file is of another environment");
    }

    private void requireValid(X509Certificate leaf, String party) throws CertificateException {
        Instant now = clock.instant();
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            throw new CertificateException("the TLS certificate of " + party + " expired on "
                    + leaf.getNotAfter().toInstant() + ": its operator renews it with `trefoil party renew`");
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            throw new CertificateException("the TLS certificate of " + party + " is valid only from "
                    + leaf.getNotBefore().toInstant() + ": compare the clocks of the two machines");
        }
    }

    private static boolean signed(X509Certificate leaf, PublicKey key) {
        try {
            leaf.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void requireTrusted(X509Certificate[] chain) throws CertificateException {
        if (chain.length != 1) {
            throw new CertificateException("expected one TLS certificate, got a chain of " + chain.length);
        }
        identify(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
