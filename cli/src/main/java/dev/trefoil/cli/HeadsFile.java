package dev.trefoil.cli;

import dev.trefoil.audit.SignedHead;
import dev.trefoil.authorization.Party;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file of signed heads of audit logs: an envelope in each line.
record HeadsFile(List<SignedHead> heads) {
    private static final long MOST_BYTES = 1 << 20;

    HeadsFile {
        heads = List.copyOf(heads);
    }

    /// Reads a file; throws [dev.trefoil.authorization.Refused] for anything else.
    static HeadsFile read(Path file) throws IOException {
        FileKind.requireFile(file);
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is too large to be a file of heads");
        }
        List<SignedHead> heads = Files.readString(file)
                .lines()
                .map(line -> SignedHead.decode(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        if (heads.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no head: write one with `trefoil audit head`");
        }
        return new HeadsFile(heads);
    }

    /// The latest head of this party's log.
    Optional<SignedHead> of(Party party) {
        return heads.stream()
                .filter(head -> head.head().party().equals(party.key().keyId()))
                .reduce((one, other) -> one.head().size() > other.head().size() ? one : other);
    }

    String text() {
        return heads.stream()
                .map(head -> new String(head.envelope().encode(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
    }
}
