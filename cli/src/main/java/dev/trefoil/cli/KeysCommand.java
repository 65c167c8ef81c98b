package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trefoil keys`: makes, shows and revokes the keys of people.
@Command(
        name = "keys",
        description = "Makes, shows and revokes keys.",
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

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Signs the revocation of a person's key; signatures add up in one file. It takes as many of the other"
                        + " approvers as the quorum says, or all of them if they are fewer.",
                "When it is complete, `trefoil revoke FILE` sends it."
            },
            footer = {
                "",
                "Example: trefoil keys revoke bo.pk --environment hospital.environment --key ann.sk --reason lost"
            })
    static int revoke(
            @Parameters(
                            paramLabel = "KEY",
                            description = "A .pk file, a key identifier, or a revocation that others signed already.")
                    String what,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key,
            @Option(names = "--reason", description = "Why, for everybody; the first who signs says it.")
                    Optional<String> reason,
            @Option(
                            names = "--out",
                            description = "Default: the name with .revocation, to which your signature is added.")
                    Optional<Path> out)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        SigningKey signing = Passphrase.open(key);
        ApproverCommands.approver(known, signing);
        Path target = out.orElse(NewFile.sibling(Path.of(what), ".revocation"));
        Revocation revocation = RevocationFile.ofKey(what, target, known, reason);
        List<Envelope> all = new ArrayList<>(List.of(revocation.sign(signing)));
        all.addAll(RevocationFile.signatures(Path.of(what)));
        all.addAll(RevocationFile.signatures(target));
        Envelope merged = Envelope.merge(all);
        List<Reason> reasons = SignedRevocation.objections(merged, known);
        List<Reason> lasting = reasons.stream()
                .filter(each -> each.kind() != Reason.Kind.MISSING_APPROVAL)
                .toList();
        if (!lasting.isEmpty()) {
            throw new Refused(lasting);
        }
        Files.write(target, merged.encode());
        RevocationFile.text(revocation, known).forEach(System.out::println);
        System.out.println(target + ": "
                + reasons.stream()
                        .map(Reason::message)
                        .findFirst()
                        .orElse("complete; send it with: trefoil revoke " + target));
        return Exit.OK;
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(
                    file + " exists already, and keys are never overwritten: choose another name");
        }
    }
}
