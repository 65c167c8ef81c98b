package dev.trefoil.engine.link;

import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues the TLS certificates of a party, signed by its long-term Ed25519 key.
final class Certificates {
    /// A fresh key pair's private half and the certificate of its public half, encoded.
    static final class Issued {
        private final byte[] key;
        private final byte[] certificate;

        private Issued(byte[] key, byte[] certificate) {
            this.key = key;
            this.certificate = certificate;
        }

        byte[] keyBytes() {
            return key;
        }

        byte[] certificateBytes() {
            return certificate;
        }

        @Override
        public String toString() {
            return "Issued[" + key.length + " secret bytes]";
        }
    }

    private Certificates() {}

    static Issued issue(SigningKey longTerm, String name, Instant from, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, name)
                    .build();
            byte[] certificate = new X509v3CertificateBuilder(
                            subject,
                            new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                            Date.from(from),
                            Date.from(until),
                            subject,
                            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                    .build(new JcaContentSignerBuilder("Ed25519").build(longTerm.privateKey()))
                    .getEncoded();
            return new Issued(pair.getPrivate().getEncoded(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a TLS certificate could not be issued", e);
        }
    }
}
