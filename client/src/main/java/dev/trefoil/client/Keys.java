package dev.trefoil.client;

import dev.trefoil.authorization.KeyFileException;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Signing keys of users, from their files.
final class Keys {
    private Keys() {}

    /// Throws if the file needs a passphrase.
    static SigningKey read(Path file) {
        return read(file, () -> {
            throw new IllegalArgumentException(
                    "the key file " + file + " is protected by a passphrase: give it as the second argument");
        });
    }

    static SigningKey read(Path file, char[] passphrase) {
        return read(file, passphrase::clone);
    }

    private static SigningKey read(Path file, Supplier<char[]> passphrase) {
        try {
            return KeyFiles.read(file, passphrase);
        } catch (KeyFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }
}
