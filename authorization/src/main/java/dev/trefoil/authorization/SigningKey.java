package dev.trefoil.authorization;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// The secret half of an Ed25519 key pair. It never prints and is compared by identity only.
public final class SigningKey {
    private final byte[] seed;
    private final PrivateKey privateKey;
    private final VerificationKey verificationKey;

    private SigningKey(byte[] seed, PrivateKey privateKey, VerificationKey verificationKey) {
        this.seed = seed;
        this.privateKey = privateKey;
        this.verificationKey = verificationKey;
    }

    /// A new random key.
    public static SigningKey generate() {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        return ofSeed(seed);
    }

    /// The key of a 32-byte seed (the private key of RFC 8032, section 5.1.5).
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        byte[] copy = seed.clone();
        try {
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, copy.clone()));
            SigningKey key = new SigningKey(copy, privateKey, derive(copy));
            key.verificationKey.verify(copy, key.sign(copy));
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    /// The JDK derives public keys only while it generates a pair: it asks its source of randomness for the
    /// seed once.
    private static VerificationKey derive(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
        PublicKey publicKey = generator.generateKeyPair().getPublic();
        byte[] encoded = publicKey.getEncoded();
        return VerificationKey.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /// The 64-byte signature over `message`; sign only what has a payload type in front (see [Envelope]).
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with Ed25519 failed", e);
        }
    }

    /// For issuing a party's certificates only.
    public PrivateKey privateKey() {
        return privateKey;
    }

    byte[] seed() {
        return seed.clone();
    }

    @Override
    public String toString() {
        return "SigningKey[Ed25519, 32 bytes]";
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient byte[] bytes;

        FixedRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length != bytes.length) {
                throw new IllegalStateException("this Java generates Ed25519 keys in an unknown way");
            }
            System.arraycopy(bytes, 0, target, 0, bytes.length);
        }
    }
}
