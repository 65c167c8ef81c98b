package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.Escaped;
import dev.trefoil.wire.AuthorizationEntry;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where requests stand, from the files about them: for analysts, and for approvers what they have signed.
final class StatusCommands {
    private static final int MOST_FILES = 10_000;

    private StatusCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Tells where each request stands, from files: who approved, who rejected it or asks for a change, and why.",
                "Reads requests, approved files and answers; other files are passed over.",
                "With your signing key the parties are asked, too: how often each of your approvals has run, whether it"
                        + " runs now or was revoked."
            },
            footer = {"", "Example: trefoil status requests --environment hospital.environment --key dan.sk"})
    static int status(
            @Parameters(paramLabel = "FILES", arity = "0..*", description = "Files or folders; default: this folder.")
                    @Nullable
                    List<Path> files,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", description = "The analyst's signing key: ask the parties.") Optional<Path> key)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        List<RequestStatus> found = RequestStatus.of(all(files), known);
        found.forEach(request -> request.lines(known, Instant.now()).forEach(System.out::println));
        System.out.println(found.size() == 1 ? "1 request." : found.size() + " requests.");
        if (key.isPresent()) {
            SigningKey mine = Passphrase.open(key.get());
            ask(known, mine, entry -> entry.analyst().equals(mine.verificationKey()));
        }
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Tells what you have signed, from files: purpose, analyst, until when and how often it may run.",
                "With your signing key (.sk) the parties are asked, too: what carries your signature, how often it has"
                        + " run, whether it runs now or was revoked, and where the three differ."
            },
            footer = {"", "Example: trefoil signed approvals --key ann.sk --environment hospital.environment"})
    static int signed(
            @Parameters(paramLabel = "FILES", arity = "0..*", description = "Files or folders; default: this folder.")
                    @Nullable
                    List<Path> files,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your key, .pk or .sk.") Path key)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        Optional<SigningKey> signing =
                key.toString().endsWith(".sk") ? Optional.of(Passphrase.open(key)) : Optional.empty();
        VerificationKey mine =
                signing.isPresent() ? signing.get().verificationKey() : KeyFiles.readVerificationKey(key);
        List<RequestStatus> found = RequestStatus.of(all(files), known).stream()
                .filter(request -> request.isSignedBy(known, mine))
                .toList();
        found.forEach(request -> request.lines(known, Instant.now()).forEach(System.out::println));
        System.out.println("You have signed " + found.size() + (found.size() == 1 ? " request" : " requests")
                + " among these files.");
        if (signing.isPresent()) {
            ask(known, signing.get(), entry -> entry.approvers().contains(mine.keyId()));
        }
        return Exit.OK;
    }

    private static void ask(Environment known, SigningKey key, Predicate<AuthorizationEntry> wanted) {
        try (Parties parties = new Parties(known, key)) {
            RunningText.of(parties.authorizationsByParty(), wanted, known, Instant.now())
                    .forEach(System.out::println);
        } catch (PartyFailure e) {
            if (e.kind() != Failure.Kind.UNAVAILABLE) {
                throw e;
            }
            System.out.println("What runs is not known now: " + Escaped.text(String.valueOf(e.getMessage())));
        }
    }

    /// The files themselves, and those that lie in the folders.
    private static List<Path> all(@Nullable List<Path> named) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : named == null ? List.of(Path.of("")) : named) {
            if (!Files.isDirectory(path.toAbsolutePath())) {
                all.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Files::isRegularFile).sorted().limit(MOST_FILES).forEach(all::add);
            }
        }
        return all;
    }
}
