package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Escaped;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.Delivery;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.PartyFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How what was allowed is stopped: `trefoil revoke`.
final class RevokeCommands {
    private RevokeCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Revokes an approved request at all three parties: its running steps end, no further one begins, and no"
                        + " result is given out. Any one approver does it, also one who did not approve it.",
                "Of a file that holds a signed revocation, delivers it: anybody may."
            },
            footer = {
                "",
                "Example: trefoil revoke mean-age.approved --environment hospital.environment --key ann.sk \\",
                "    --reason \"the study was stopped\""
            })
    static int revoke(
            @Parameters(
                            paramLabel = "WHAT",
                            description = "An approved file, a request, its digest, or a signed revocation.")
                    String what,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", description = "Your signing key.") Optional<Path> key,
            @Option(names = "--reason", description = "Why, for the analyst and everybody else.")
                    Optional<String> reason,
            @Option(
                            names = "--out",
                            description = "Write the signed revocation here instead of sending it: anybody can, later.")
                    Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        byte[] file = RevocationFile.is(what) ? Files.readAllBytes(Path.of(what)) : signed(what, known, key, reason);
        SignedRevocation signed = SignedRevocation.verify(file, known);
        RevocationFile.text(signed.revocation(), known).forEach(System.out::println);
        if (out.isPresent()) {
            NewFile.write(out.get(), file, force);
            System.out.println(out.get() + ": nothing was sent; anybody sends it with: trefoil revoke " + out.get());
            return Exit.OK;
        }
        return sent(Delivery.revoke(file, known));
    }

    private static byte[] signed(String what, Environment known, Optional<Path> key, Optional<String> reason)
            throws IOException {
        if (key.isEmpty() || reason.isEmpty()) {
            throw new IllegalArgumentException("to revoke a request, say who you are (--key) and why (--reason)");
        }
        Digest digest = what.matches("[0-9a-f]{64}")
                ? new Digest(what)
                : RequestFile.read(Path.of(what)).request().digest();
        SigningKey signing = Passphrase.open(key.get());
        ApproverCommands.approver(known, signing);
        return Revocation.authorization(digest, known, reason.get(), Instant.now())
                .sign(signing)
                .encode();
    }

    /// What became of it at each party; throws the most telling failure if none has taken it.
    private static int sent(List<Delivery> deliveries) {
        List<Failure> failures = deliveries.stream()
                .flatMap(delivery -> delivery.failure().stream())
                .toList();
        for (Delivery delivery : deliveries) {
            String said = delivery.failure().map(Failure::message).orElse("revoked");
            System.out.println("  " + Escaped.text(delivery.party().title()) + ": " + Escaped.text(said));
        }
        if (failures.size() == deliveries.size()) {
            throw new PartyFailure(
                    "the parties",
                    failures.stream()
                            .filter(failure -> failure.kind() == Failure.Kind.REFUSED)
                            .findFirst()
                            .orElse(failures.getFirst()));
        }
        if (!failures.isEmpty()) {
            System.out.println("It acts all the same: a party that knows it tells the others before the next step.");
        }
        return Exit.OK;
    }
}
