package dev.trefoil.cli.local;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Somebody in a local environment, with a directory and key files of their own.
public record Actor(Path directory, Person person) {
    /// Makes the directory and the keys.
    public static Actor create(Path directory, String name, String organisation) throws IOException {
        Files.createDirectories(directory);
        SigningKey key = SigningKey.generate();
        KeyFiles.write(directory.resolve("key.sk"), key, null);
        KeyFiles.write(directory.resolve("key.pk"), key.verificationKey());
        return new Actor(directory, new Person(name, organisation, key.verificationKey()));
    }

    public Path keyFile() {
        return directory.resolve("key.sk");
    }

    public SigningKey key() throws IOException {
        return KeyFiles.read(keyFile(), () -> new char[0]);
    }
}
