package dev.trefoil.mpc.correlation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// The key that two neighbouring parties share for one session, bound to the nonces of all three parties.
///
/// Derived with HKDF-SHA256 (RFC 5869) from a secret seed of the pair, with the nonces as salt, so that a
/// repeated seed alone repeats no mask. Contexts derived from it by name are independent of each other.
final class PairKey {
    private final byte[] seed;
    private final byte[] salt;

    PairKey(byte[] seed, byte[] salt) {
        this.seed = seed.clone();
        this.salt = salt.clone();
    }

    /// `length` bytes for the use `name`: the same at both holders, unrelated for different names.
    byte[] derive(String name, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(seed)
                            .addSalt(salt)
                            .thenExpand(("trefoil mpc " + name).getBytes(StandardCharsets.UTF_8), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HKDF-SHA256", e);
        }
    }

    Stream stream(String context) {
        return new Stream(derive("stream " + context, 16));
    }

    @Override
    public String toString() {
        return "PairKey[" + seed.length + " secret bytes]";
    }
}
