package dev.trefoil.cli;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.plan.Escaped;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Revocations in files: signed by enough approvers, or by some of them so far.
final class RevocationFile {
    private RevocationFile() {}

    /// Whether this names a file that holds a revocation; who signed it is not verified here.
    static boolean is(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return Envelope.decode(Files.readAllBytes(file)).payloadType().equals(PayloadType.REVOCATION);
        } catch (Refused notAnEnvelope) {
            return false;
        }
    }

    /// What is to be signed to revoke a key, named by its identifier, by a key file, or by a revocation that others
    /// have signed already. If others have, in this file or in `target`, their reason stays.
    static Revocation ofKey(String what, Path target, Environment environment, Optional<String> reason)
            throws IOException {
        if (is(what)) {
            return begun(Path.of(what), reason);
        }
        Digest keyId = what.matches("[0-9a-f]{64}")
                ? new Digest(what)
                : KeyFiles.readVerificationKey(Path.of(what)).keyId();
        if (!is(target.toString())) {
            String why =
                    reason.orElseThrow(() -> new IllegalArgumentException("say why the key is revoked (--reason)"));
            return Revocation.key(keyId, environment, why, Instant.now());
        }
        Revocation begun = begun(target, reason);
        if (begun.kind() != Revocation.Kind.KEY || !begun.subject().equals(keyId)) {
            throw new IllegalArgumentException(target + " revokes something else: name another file (--out)");
        }
        return begun;
    }

    private static Revocation begun(Path file, Optional<String> reason) throws IOException {
        Revocation begun = SignedRevocation.revocation(Envelope.decode(Files.readAllBytes(file)));
        if (reason.isPresent() && !reason.get().equals(begun.reason())) {
            throw new IllegalArgumentException("others have signed another reason: leave out --reason");
        }
        return begun;
    }

    /// The signatures that a file holds already, if it is there and holds some.
    static List<Envelope> signatures(Path file) throws IOException {
        return is(file.toString()) ? List.of(Envelope.decode(Files.readAllBytes(file))) : List.of();
    }

    /// A revocation as lines for people.
    static List<String> text(Revocation revocation, Environment environment) {
        String what = switch (revocation.kind()) {
            case AUTHORIZATION -> "Revokes request " + revocation.subject();
            case KEY ->
                "Revokes the key of " + Escaped.text(environment.holder(revocation.subject())) + ", identifier "
                        + revocation.subject();
        };
        String reason = revocation.reason().lines().map(Escaped::text).collect(Collectors.joining(" / "));
        return List.of(
                what,
                "Environment: " + revocation.environment() + ", version " + revocation.environmentVersion(),
                "Reason:      " + reason,
                "Written:     " + revocation.time());
    }

    /// As [#text], with who signed and what is wrong or missing.
    static List<String> review(Path file, Environment environment) throws IOException {
        Envelope envelope = Envelope.decode(Files.readAllBytes(file));
        List<String> lines = new ArrayList<>(text(SignedRevocation.revocation(envelope), environment));
        SignedRevocation.objections(envelope, environment).stream()
                .map(reason -> "Attention: the parties will not obey this: " + Escaped.text(reason.message()))
                .forEach(lines::add);
        if (SignedRevocation.objections(envelope, environment).isEmpty()) {
            lines.add("Complete:    signed by "
                    + SignedRevocation.verify(envelope.encode(), environment).signers().stream()
                            .map(Person::title)
                            .map(Escaped::text)
                            .collect(Collectors.joining(" and ")));
        }
        return lines;
    }
}
