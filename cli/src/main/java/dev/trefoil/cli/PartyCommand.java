package dev.trefoil.cli;

import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.cli.local.PartyProcess;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.engine.PartyInit;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `trefoil party`: sets up and starts one of the three servers.
@Command(
        name = "party",
        description = "Sets up and starts one of the three parties.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PartyCommand {
    private PartyCommand() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a party's directory: its keys, its TLS certificate, its configuration.",
            footer = {
                "",
                "Example: trefoil party init --dir /var/lib/trefoil --party 0",
                "Then send party.pk to whoever writes the environment, sign it with party.sk, and put the complete",
                "environment into the directory as environment.json."
            })
    static int init(
            @Option(names = "--dir", required = true, description = "The directory; made if it is not there.") Path dir,
            @Option(names = "--party", required = true, description = "Which party: 0, 1 or 2.") int party,
            @Option(
                            names = "--bind",
                            defaultValue = "0.0.0.0",
                            description = "The local address to listen at; default all.")
                    String bind)
            throws IOException {
        PartyFiles files = new PartyFiles(dir);
        if (Files.exists(files.signingKey())) {
            throw new IllegalArgumentException("there is a party in " + dir + " already: choose another directory");
        }
        VerificationKey key = create(files, party, bind);
        System.out.println(dir + ": party " + party + ", key identifier " + key.keyId());
        System.out.println("For the environment: " + files.verificationKey());
        System.out.println("To sign it: trefoil environment sign FILE --key " + files.signingKey());
        System.out.println(
                "When it is complete, put it at " + files.environment() + " and run: trefoil party start --dir " + dir);
        return Exit.OK;
    }

    private static VerificationKey create(PartyFiles files, int party, String bind) throws IOException {
        try {
            return PartyInit.create(files, party, bind);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    e.getFile() + " is there already: choose a directory that is empty or does not exist yet", e);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Runs a party until it is told to end. Its process cannot load code for clear data.",
            footer = {"", "Example: trefoil party start --dir /var/lib/trefoil"})
    static int start(@Option(names = "--dir", required = true, description = "The party's directory.") Path dir)
            throws IOException, InterruptedException {
        // The launcher starts a party in place of this; without it the party is a child of this process.
        Process process = PartyProcess.builder(dir).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }
}
