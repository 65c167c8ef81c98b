package dev.trefoil.cli;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trefoil keys`: makes and shows the keys of people.
@Command(
        name = "keys",
        description = "Makes and shows keys.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class KeysCommand {
    private KeysCommand() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a key pair: NAME.sk, which stays with you, and NAME.pk, which others may have.",
            footer = {"", "Example: trefoil keys generate analyst"})
    static int generate(
            @Parameters(paramLabel = "NAME", description = "Where to put the two files, without ending.") Path name,
            @Option(names = "--passphrase", description = "Protect the key with a passphrase, which is asked for.")
                    boolean passphrase)
            throws IOException {
        Path secret = Path.of(name + ".sk");
        Path open = Path.of(name + ".pk");
        requireNew(secret);
        requireNew(open);
        SigningKey key = SigningKey.generate();
        KeyFiles.write(secret, key, passphrase ? Passphrase.choose() : null);
        KeyFiles.write(open, key.verificationKey());
        System.out.println(secret + "  your signing key: keep it, tell nobody");
        System.out.println(open + "  your verification key: give it to whoever sets up the environment");
        System.out.println("key identifier " + key.verificationKey().keyId());
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows the public half of a key file, .sk or .pk.",
            footer = {"", "Example: trefoil keys show analyst.pk --pem"})
    static int show(
            @Parameters(paramLabel = "FILE", description = "A key file.") Path file,
            @Option(names = "--pem", description = "As PEM, for openssl.") boolean pem)
            throws IOException {
        VerificationKey key = file.toString().endsWith(".sk")
                ? Passphrase.open(file).verificationKey()
                : KeyFiles.readVerificationKey(file);
        if (pem) {
            System.out.print(key.pem());
        } else {
            System.out.println("verification key " + key.hex());
            System.out.println("key identifier   " + key.keyId());
        }
        return Exit.OK;
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(
                    file + " exists already, and keys are never overwritten: choose another name");
        }
    }
}
