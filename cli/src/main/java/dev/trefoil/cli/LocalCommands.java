package dev.trefoil.cli;

import dev.trefoil.cli.demo.Demo;
import dev.trefoil.cli.local.Up;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What runs on one machine, for trying things out: a whole environment, and the demo.
final class LocalCommands {
    private LocalCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Starts a whole environment on this machine: three parties, a design server, and keys for"
                    + " everybody. Ctrl-C ends it; the tables stay in the directory.",
            footer = {"", "Example: trefoil up --dir playground"})
    static int up(
            @Option(
                            names = "--dir",
                            defaultValue = "trefoil-local",
                            description = "Where everything lies; default trefoil-local.")
                    Path dir)
            throws IOException {
        return Up.run(dir);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows the whole product in one go, on generated and public data, with real parties.",
            footer = {"", "Example: trefoil demo"})
    static int demo(
            @Option(names = "--keep", description = "Keep the directory with everything in it.") boolean keep,
            @Option(names = "--no-color", description = "Plain text.") boolean plain,
            @Option(names = "--seed", defaultValue = "1", description = "For the generated people; default 1.")
                    long seed)
            throws IOException {
        return Demo.run(
                keep,
                !plain
                        && System.getenv("NO_COLOR") == null
                        && Terminal.console().isPresent(),
                seed);
    }
}
