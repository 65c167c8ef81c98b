package dev.trefoil.design;

import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A design server's long-term Ed25519 key and a TLS certificate of the day under it, like a party's. It never prints.
public final class DesignIdentity {
    private static final Duration VALID = Duration.ofDays(397);

    private final VerificationKey key;
    private final SSLContext context;

    private DesignIdentity(VerificationKey key, SSLContext context) {
        this.key = key;
        this.context = context;
    }

    /// A fresh TLS key pair, certified by `key`.
    public static DesignIdentity of(SigningKey key) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("tls", pair.getPrivate(), new char[0], new Certificate[] {certificate(key, pair)});
            KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), null, null);
            return new DesignIdentity(key.verificationKey(), context);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a TLS certificate", e);
        }
    }

    private static X509Certificate certificate(SigningKey key, KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=Trefoil design server");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                new BigInteger(120, new SecureRandom()),
                                Date.from(now.minus(Duration.ofHours(1))),
                                Date.from(now.plus(VALID)),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("Ed25519").build(key.privateKey())));
    }

    /// What clients pin.
    public VerificationKey key() {
        return key;
    }

    SSLContext context() {
        return context;
    }

    @Override
    public String toString() {
        return "DesignIdentity[" + key.brief() + "...]";
    }
}
