package dev.trefoil.authorization;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;

/// An analyst's fresh X25519 key pair, to which the parties seal one result. It never prints, and is used for
/// one step.
public final class ResultKey {
    private final PrivateKey privateKey;
    private final ResultAddress address;

    private ResultKey(PrivateKey privateKey, ResultAddress address) {
        this.privateKey = privateKey;
        this.address = address;
    }

    public static ResultKey generate() {
        KeyPair pair = newPair();
        return new ResultKey(pair.getPrivate(), ResultAddress.of(pair.getPublic()));
    }

    static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 11 has X25519", e);
        }
    }

    /// The public half.
    public ResultAddress address() {
        return address;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return "ResultKey[X25519, 32 bytes]";
    }
}
