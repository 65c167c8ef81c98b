package dev.trefoil.cli;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentJson;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.client.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Environments in files: drafts, partly signed ones, and complete ones.
final class EnvironmentFile {
    /// An environment and the signatures that a file already holds; nothing of it is verified.
    record Draft(Environment environment, Optional<Envelope> signatures) {}

    private EnvironmentFile() {}

    /// The verified environment of a completely signed file, or of a connection file (`NAME.trefoil`).
    static Environment verified(Path file) throws IOException {
        return signed(file).environment();
    }

    /// As [#verified], with its signatures.
    static SignedEnvironment signed(Path file) throws IOException {
        if (file.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "no environment is named: say it with --environment FILE, or set TREFOIL_ENVIRONMENT");
        }
        if (file.toString().endsWith(".trefoil")) {
            return Connection.read(file)
                    .environment()
                    .orElseThrow(() -> new IllegalArgumentException(file + " names no production environment"));
        }
        FileKind.require(file, "a signed environment", FileKind.ENVIRONMENT);
        return SignedEnvironment.verify(Files.readAllBytes(file));
    }

    static Draft draft(Path file) throws IOException {
        FileKind.require(file, "an environment", FileKind.DRAFT, FileKind.ENVIRONMENT);
        byte[] bytes = Files.readAllBytes(file);
        Envelope envelope;
        try {
            envelope = Envelope.decode(bytes);
        } catch (Refused notAnEnvelope) {
            return new Draft(EnvironmentJson.parse(bytes), Optional.empty());
        }
        return new Draft(SignedEnvironment.unverified(envelope), Optional.of(envelope));
    }

    /// The signatures of a file, if one is named; nothing of them is verified.
    static Optional<Envelope> envelope(Optional<Path> file) throws IOException {
        return file.isPresent() ? Optional.of(Envelope.decode(Files.readAllBytes(file.get()))) : Optional.empty();
    }

    /// The new signature together with those of the draft and of a file that others put theirs into.
    static Envelope merged(Draft draft, Envelope signature, Path target) throws IOException {
        List<Envelope> all = new java.util.ArrayList<>(List.of(signature));
        draft.signatures().ifPresent(all::add);
        if (Files.exists(target)) {
            all.add(Envelope.decode(Files.readAllBytes(target)));
        }
        return Envelope.merge(all);
    }
}
