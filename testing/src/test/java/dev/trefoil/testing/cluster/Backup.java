package dev.trefoil.testing.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A copy of a party's directory, taken while the party is stopped.
record Backup(PartyProcess party, Path copy) {
    /// Stops the party, copies its directory to `copy`, and starts it again.
    static Backup take(PartyProcess party, Path copy) throws IOException {
        party.stop();
        copy(party.files().directory(), copy);
        party.start();
        return new Backup(party, copy);
    }

    /// Stops the party and puts the copy in the place of its directory; it is not started.
    void restore() throws IOException {
        party.kill();
        Path directory = party.files().directory();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(copy, directory);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /// Restores some parties at once and starts them.
    static void restore(List<Backup> backups) throws IOException {
        for (Backup backup : backups) {
            backup.restore();
        }
        backups.parallelStream().forEach(backup -> backup.party().start());
    }
}
