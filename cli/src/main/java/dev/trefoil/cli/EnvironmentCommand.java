package dev.trefoil.cli;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentJson;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Recovery;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.Succession;
import dev.trefoil.client.Connection;
import dev.trefoil.plan.Escaped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trefoil environment`: describes who takes part, and collects the signatures under it.
@Command(
        name = "environment",
        description = "Describes who takes part: three parties, approvers, data providers, analysts.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class EnvironmentCommand {
    private EnvironmentCommand() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes an environment, not yet signed.",
            footer = {
                "",
                "Example: trefoil environment create hospital \\",
                "    --party \"North, Northern Clinic, north.example, 8443, 8444, north.pk\" \\",
                "    --party \"East, Eastern Clinic, east.example, 8443, 8444, east.pk\" \\",
                "    --party \"South, University, south.example, 8443, 8444, south.pk\" \\",
                "    --approver \"Ann Weber, Ethics Board, ann.pk\" --approver \"Bo Lind, Northern Clinic, bo.pk\" \\",
                "    --provider \"Cleo Roth, Northern Clinic, cleo.pk\" --analyst \"Dan Oz, University, dan.pk\""
            })
    static int create(
            @Parameters(paramLabel = "IDENTIFIER", description = "A name of letters, digits and hyphens.")
                    String identifier,
            @Option(
                            names = "--party",
                            arity = "1",
                            required = true,
                            paramLabel = "SPEC",
                            description = "\"NAME, ORGANISATION, HOST, API PORT, LINK PORT, KEY FILE\"; three times.")
                    List<String> parties,
            @Option(
                            names = "--approver",
                            required = true,
                            paramLabel = "SPEC",
                            description = "\"NAME, ORGANISATION, KEY FILE\"; may be repeated.")
                    List<String> approvers,
            @Option(names = "--provider", paramLabel = "SPEC", description = "A data provider, likewise.")
                    List<String> providers,
            @Option(names = "--analyst", paramLabel = "SPEC", description = "An analyst, likewise.")
                    List<String> analysts,
            @Option(names = "--version-number", defaultValue = "1", description = "Grows with every change.")
                    long version,
            @Option(names = "--quorum", description = "How many approvers must sign a request; default: all.")
                    Optional<Integer> quorum,
            @Option(names = "--self-approval", description = "Let an analyst approve their own request.")
                    boolean selfApproval,
            @Option(names = "--out", description = "Default: IDENTIFIER.environment.json") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        List<Person> approving = PersonSpec.people(approvers);
        Environment environment = new Environment(
                identifier,
                version,
                PersonSpec.parties(parties),
                approving,
                PersonSpec.people(providers),
                PersonSpec.people(analysts),
                quorum.orElse(approving.size()),
                selfApproval,
                EnvironmentLimits.DEFAULT);
        Path file = out.orElse(Path.of(identifier + ".environment.json"));
        NewFile.write(file, EnvironmentJson.write(environment).pretty(), force);
        System.out.println(file + ": environment " + identifier + ", digest " + environment.digest());
        System.out.println(
                "Now each party and each approver signs it: trefoil environment sign " + file + " --key KEY");
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Signs an environment as a party or an approver; signatures add up in one file.",
            footer = {"", "Example: trefoil environment sign hospital.environment.json --key ann.sk"})
    static int sign(
            @Parameters(paramLabel = "FILE", description = "The environment, or one that others signed already.")
                    Path file,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key,
            @Option(
                            names = "--leaving",
                            paramLabel = "OLD",
                            description = "You approve in the environment OLD and no more in this one: agree to it,"
                                    + " in a file of its own for the parties.")
                    Optional<Path> leaving,
            @Option(
                            names = "--out",
                            description = "Default: IDENTIFIER.environment (with --leaving, IDENTIFIER.former), to"
                                    + " which a signature is added.")
                    Optional<Path> out)
            throws IOException {
        EnvironmentFile.Draft draft = EnvironmentFile.draft(file);
        Environment environment = draft.environment();
        if (leaving.isPresent()) {
            Envelope consent =
                    SignedEnvironment.leave(environment, EnvironmentFile.verified(leaving.get()), Passphrase.open(key));
            Path target = out.orElse(file.resolveSibling(environment.identifier() + ".former"));
            EnvironmentFile.Draft alone = new EnvironmentFile.Draft(environment, Optional.empty());
            Files.write(target, EnvironmentFile.merged(alone, consent, target).encode());
            System.out.println(target + ": each party puts it beside the new environment, as environment.former.json");
            return Exit.OK;
        }
        Envelope signature = SignedEnvironment.sign(environment, Passphrase.open(key));
        Path target = out.orElse(file.resolveSibling(environment.identifier() + ".environment"));
        Envelope merged = EnvironmentFile.merged(draft, signature, target);
        Files.write(target, merged.encode());
        int signed = merged.signatures().size();
        int needed = environment.signers().size();
        System.out.println(target + ": digest " + environment.digest() + ", signed by " + signed + " of " + needed);
        System.out.println(
                signed < needed
                        ? "Compare the digest with the other signers before you rely on it."
                        : "Complete. Give this file to the parties and to all users.");
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows an environment, and whether it is completely signed.",
            footer = {"", "Example: trefoil environment show hospital.environment"})
    static int show(
            @Parameters(paramLabel = "FILE", description = "An environment, signed or not.") Path file,
            @Option(
                            names = "--before",
                            paramLabel = "OLD",
                            description = "Tell whether the parties would take it in the place of this one.")
                    Optional<Path> before,
            @Option(names = "--former", description = "With --before: the signatures of approvers who leave.")
                    Optional<Path> former,
            @Option(names = "--recovery", description = "With --before: the recovery that the operators signed.")
                    Optional<Path> recovery)
            throws IOException {
        EnvironmentFile.Draft draft = EnvironmentFile.draft(file);
        EnvironmentText.of(draft.environment()).forEach(System.out::println);
        if (draft.signatures().isEmpty()) {
            System.out.println("Not signed yet.");
            return Exit.OK;
        }
        SignedEnvironment signed = SignedEnvironment.verify(Files.readAllBytes(file));
        System.out.println("Signed by all three parties and all approvers.");
        if (before.isPresent()) {
            SignedEnvironment old = SignedEnvironment.verify(Files.readAllBytes(before.get()));
            new Succession(old, EnvironmentFile.envelope(former), EnvironmentFile.envelope(recovery), _ -> false)
                    .require(signed);
            System.out.println("It may take the place of version "
                    + old.environment().version() + ", unless keys in it were revoked.");
        }
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Signs, as the operator of a party, that an environment may take the place of another because"
                    + " approvers' keys are lost; signatures add up in one file. It takes all three operators and a"
                    + " quorum of the approvers until now, and changes nothing but who approves.",
            footer = {
                "",
                "Example: trefoil environment recover hospital.environment.json --before old.environment \\",
                "    --key /var/lib/trefoil/party.sk --reason \"Bo's key burnt\""
            })
    static int recover(
            @Parameters(paramLabel = "FILE", description = "The new environment, signed or not.") Path file,
            @Option(
                            names = "--before",
                            required = true,
                            paramLabel = "OLD",
                            description = "The environment until now, completely signed.")
                    Path before,
            @Option(names = "--key", required = true, description = "The signing key of your party.") Path key,
            @Option(names = "--reason", description = "Why; the first who signs says it.") Optional<String> reason,
            @Option(names = "--out", description = "Default: IDENTIFIER.recovery, to which a signature is added.")
                    Optional<Path> out)
            throws IOException {
        Environment environment = EnvironmentFile.draft(file).environment();
        Environment old = EnvironmentFile.verified(before);
        Path target = out.orElse(file.resolveSibling(environment.identifier() + ".recovery"));
        Optional<Envelope> begun = EnvironmentFile.envelope(Optional.of(target).filter(Files::exists));
        Recovery recovery = begun.map(Recovery::unverified)
                .orElseGet(() -> Recovery.of(
                        old,
                        environment,
                        reason.orElseThrow(
                                () -> new IllegalArgumentException("say why approvers cannot sign (--reason)"))));
        Envelope signature = recovery.signFor(old, environment, Passphrase.open(key));
        Envelope merged =
                begun.map(others -> Envelope.merge(List.of(signature, others))).orElse(signature);
        Files.write(target, merged.encode());
        System.out.println("Version " + environment.version() + " instead of " + old.version() + ", because: "
                + Escaped.text(recovery.reason()));
        System.out.println(target + ": signed by " + merged.signatures().size()
                + " of 3 operators; each party puts it beside the new environment, as environment.recovery.json");
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Writes the connection file that programs and users need: public, signed, with all addresses.",
            footer = {
                "",
                "Example: trefoil environment connect hospital.environment --out ~/.config/trefoil/hospital.trefoil"
            })
    static int connect(
            @Parameters(paramLabel = "FILE", description = "A completely signed environment.") Path file,
            @Option(names = "--key", description = "Where the analyst's key lies on this machine.") Optional<Path> key,
            @Option(names = "--out", description = "Default: IDENTIFIER.trefoil") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        FileKind.require(file, "a signed environment", FileKind.ENVIRONMENT);
        SignedEnvironment signed = SignedEnvironment.verify(Files.readAllBytes(file));
        Path target = out.orElse(Path.of(signed.environment().identifier() + ".trefoil"));
        Connection connection = new Connection(Optional.of(signed), Optional.empty(), key.map(Path::toAbsolutePath));
        NewFile.write(target, connection.encode(), force);
        System.out.println(target + ": connection to " + signed.environment().identifier());
        return Exit.OK;
    }
}
