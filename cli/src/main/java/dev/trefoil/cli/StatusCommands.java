package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                "Reads requests, approved files and answers; other files are passed over. No party is asked.",
            },
            footer = {"", "Example: trefoil status requests --environment hospital.environment"})
    static int status(
            @Parameters(paramLabel = "FILES", arity = "0..*", description = "Files or folders; default: this folder.")
                    @Nullable
                    List<Path> files,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        List<RequestStatus> found = RequestStatus.of(all(files), known);
        found.forEach(request -> request.lines(known, Instant.now()).forEach(System.out::println));
        System.out.println(found.size() == 1 ? "1 request." : found.size() + " requests.");
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Tells what you have signed, from files: purpose, analyst, until when and how often it may run.",
                "No party is asked: how often it did run, only the parties know.",
            },
            footer = {"", "Example: trefoil signed approvals --key ann.pk --environment hospital.environment"})
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
        VerificationKey mine = key.toString().endsWith(".sk")
                ? Passphrase.open(key).verificationKey()
                : KeyFiles.readVerificationKey(key);
        List<RequestStatus> found = RequestStatus.of(all(files), known).stream()
                .filter(request -> request.isSignedBy(known, mine))
                .toList();
        found.forEach(request -> request.lines(known, Instant.now()).forEach(System.out::println));
        System.out.println("You have signed " + found.size() + (found.size() == 1 ? " request." : " requests."));
        return Exit.OK;
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
