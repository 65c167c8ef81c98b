package dev.trefoil.authorization;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// A signing key under a passphrase: PBKDF2 with HMAC-SHA-256, then AES-256-GCM bound to the public key.
final class PassphraseSeal {
    // OWASP's number for PBKDF2 with HMAC-SHA-256; a file states its own, within bounds.
    private static final int ITERATIONS = 600_000;

    private PassphraseSeal() {}

    static Json seal(SigningKey key, char[] passphrase) {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("the passphrase is empty: give one, or none at all");
        }
        byte[] salt = random(16);
        byte[] nonce = random(12);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, ITERATIONS, nonce, key.verificationKey());
            return Json.object()
                    .put("kdf", "PBKDF2WithHmacSHA256")
                    .put("iterations", ITERATIONS)
                    .put("salt", HexFormat.of().formatHex(salt))
                    .put("nonce", HexFormat.of().formatHex(nonce))
                    .put("sealed", HexFormat.of().formatHex(cipher.doFinal(key.seed())))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a key failed", e);
        }
    }

    /// Throws [KeyFileException], without the file's name, if the passphrase is wrong.
    static SigningKey open(Located json, VerificationKey stated, char[] passphrase) {
        if (passphrase.length == 0) {
            throw new KeyFileException("the key is protected: give its passphrase");
        }
        Fields fields = json.fields("kdf", "iterations", "salt", "nonce", "sealed");
        EnvironmentJson.requireFormat(fields.required("kdf"), "PBKDF2WithHmacSHA256");
        int iterations = (int) fields.required("iterations").number(100_000, 10_000_000);
        byte[] salt = hex(fields.required("salt"), 16);
        byte[] nonce = hex(fields.required("nonce"), 12);
        byte[] sealed = hex(fields.required("sealed"), 48);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, passphrase, salt, iterations, nonce, stated);
            return SigningKey.ofSeed(cipher.doFinal(sealed));
        } catch (AEADBadTagException e) {
            throw new KeyFileException("the passphrase is wrong, or the key file was altered", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening a key failed", e);
        }
    }

    private static Cipher cipher(
            int mode, char[] passphrase, byte[] salt, int iterations, byte[] nonce, VerificationKey key)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
        byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(key.raw());
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] hex(Located json, int length) {
        if (!json.string().matches("([0-9a-f]{2}){" + length + "}")) {
            throw json.error("expected " + 2 * length + " lower-case hex digits");
        }
        return HexFormat.of().parseHex(json.string());
    }
}
