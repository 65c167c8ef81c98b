package dev.trefoil.engine.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key under which a party's shares lie encrypted: 32 random bytes in a file of mode 0600.
///
/// Whoever has this key and the files of one party has that party's shares, and nothing of the other two. Secret:
/// does not print.
public final class StorageKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private StorageKey(SecretKey key) {
        this.key = key;
    }

    /// Writes a fresh key; throws if the file is there already.
    public static void create(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.WRITE);
    }

    /// Reads the key; throws [StorageFailure] if the file is not one, or others may read it.
    public static StorageKey read(Path file) {
        try {
            if (!Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString("rw-------"))) {
                throw new StorageFailure("others may read " + file + ": run chmod 600 on it");
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            byte[] bytes = HexFormat.of().parseHex(text);
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException(bytes.length + " bytes");
            }
            return new StorageKey(new SecretKeySpec(bytes, "Generic"));
        } catch (IOException | IllegalArgumentException e) {
            throw new StorageFailure("the storage key in " + file + " cannot be read: it holds 64 hex digits", e);
        }
    }

    /// The AES-256 key of one file.
    SecretKey derive(byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .addSalt(salt)
                                    .thenExpand("trefoil share file v1".getBytes(StandardCharsets.US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HKDF", e);
        }
    }

    @Override
    public String toString() {
        return "StorageKey[" + BYTES + " secret bytes]";
    }
}
