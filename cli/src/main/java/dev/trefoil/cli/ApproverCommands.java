package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Decision;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Escaped;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What approvers do: read a request in words, and approve it, reject it, or ask for a change.
final class ApproverCommands {
    /// What no further signature mends.
    private static final Set<Reason.Kind> LASTING = Set.of(
            Reason.Kind.BAD_SIGNATURE,
            Reason.Kind.UNKNOWN_KEY,
            Reason.Kind.EXPIRED,
            Reason.Kind.UNKNOWN_ANALYST,
            Reason.Kind.SELF_APPROVAL);

    private ApproverCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints a request in sentences: who asks, what is read, everything that comes out, and who signed.",
                "Of a rejection, a wish for a change or a revocation, prints whose it is and the reason."
            },
            footer = {"", "Example: trefoil review mean-age.request.json --environment hospital.environment"})
    static int review(
            @Parameters(
                            paramLabel = "REQUEST",
                            description = "A request, with approvals or without; or an answer to one.")
                    Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(
                            names = "--against",
                            description = "An earlier version of the request: tells first what is different now.")
                    Optional<Path> against,
            @Option(names = "--html", paramLabel = "PAGE", description = "Write it as a page to read or print, too.")
                    Optional<Path> html,
            @Option(names = "--force", description = "Overwrite that page.") boolean force)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        if (RequestFile.isDecision(file)) {
            DecisionText.of(Decision.verify(Files.readAllBytes(file), known)).forEach(System.out::println);
            return Exit.OK;
        }
        if (RevocationFile.is(file.toString())) {
            RevocationFile.review(file, known).forEach(System.out::println);
            return Exit.OK;
        }
        RequestFile request = RequestFile.read(file);
        if (against.isPresent()) {
            RequestFile earlier = RequestFile.read(against.get());
            System.out.println("Compared with request " + earlier.request().digest() + ":");
            RequestChange.of(earlier.request(), request.request(), known, RequestText.analyst(request.request(), known))
                    .forEach(line -> System.out.println("  " + line));
            System.out.println();
        }
        RequestText.of(request, known, Instant.now()).forEach(System.out::println);
        if (html.isPresent()) {
            NewFile.write(html.get(), RequestPage.of(request, known, Instant.now()), force);
            System.err.println("The page is in " + html.get());
        }
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows a request, asks, and signs it; approvals of several people add up in one file.",
            footer = {
                "",
                "Example: trefoil approve mean-age.request.json --environment hospital.environment --key ann.sk"
            })
    static int approve(
            @Parameters(paramLabel = "REQUEST", description = "A request, with others' approvals or without.")
                    Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key,
            @Option(names = "--yes", description = "Do not ask: you have read `trefoil review` already.") boolean yes,
            @Option(
                            names = "--out",
                            description = "Default: the request's name with .approved, to which yours is added.")
                    Optional<Path> out)
            throws IOException {
        RequestFile request = RequestFile.read(file);
        Environment known = EnvironmentFile.verified(environment);
        SigningKey signing = Passphrase.open(key);
        Person approver = approver(known, signing);
        requireSame(request.request(), known);
        Path target = out.orElse(NewFile.sibling(file, ".approved"));
        Envelope merged = merged(request, signing, target);
        requireUseful(merged, known);
        if (!yes) {
            RequestText.of(request, known, Instant.now()).forEach(System.out::println);
            requireYes("Do you, " + Escaped.text(approver.title()) + ", approve this request? Type yes: ");
        }
        Files.write(target, merged.encode());
        System.out.println(
                target + ": approved by " + Escaped.text(approver.title()) + "; " + RequestText.count(merged, known));
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Rejects a request, with a reason.",
            footer = {"", "Example: trefoil reject r.request.json --environment e --key ann.sk --reason \"not agreed\""
            })
    static int reject(
            @Parameters(paramLabel = "REQUEST", description = "A request.") Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key,
            @Option(names = "--reason", required = true, description = "Why, for the analyst.") String reason,
            @Option(names = "--out", description = "Default: the request's name with .rejected") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        RequestFile request = RequestFile.read(file);
        Decision decision = Decision.reject(request.request(), reason);
        return decide(decision, environment, key, out.orElse(NewFile.sibling(file, ".rejected")), force);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Asks the analyst to change a request.",
            footer = {
                "",
                "Example: trefoil ask r.request.json --environment e --key ann.sk --change \"at least 10 rows\""
            })
    static int ask(
            @Parameters(paramLabel = "REQUEST", description = "A request.") Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key,
            @Option(names = "--change", required = true, description = "What should be different.") String change,
            @Option(names = "--out", description = "Default: the request's name with .change") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        RequestFile request = RequestFile.read(file);
        Decision decision = Decision.askForChange(request.request(), change);
        return decide(decision, environment, key, out.orElse(NewFile.sibling(file, ".change")), force);
    }

    private static int decide(Decision decision, Path environment, Path key, Path out, boolean force)
            throws IOException {
        Environment known = EnvironmentFile.verified(environment);
        SigningKey signing = Passphrase.open(key);
        Person approver = approver(known, signing);
        NewFile.write(out, decision.sign(signing).encode(), force);
        String what = switch (decision.kind()) {
            case REJECT -> "rejected by ";
            case ASK_FOR_CHANGE -> "a change is asked for by ";
        };
        System.out.println(out + ": " + what + Escaped.text(approver.title()) + "; send it to the analyst");
        return Exit.OK;
    }

    /// The new signature together with those of the request and of the file that others put theirs into.
    private static Envelope merged(RequestFile request, SigningKey signing, Path target) throws IOException {
        List<Envelope> all = new ArrayList<>(List.of(Approval.sign(request.request(), signing)));
        all.add(request.approvals());
        if (Files.exists(target)) {
            all.add(Envelope.decode(Files.readAllBytes(target)));
        }
        return Envelope.merge(all);
    }

    /// One more signature helps nothing where the parties would refuse the file for good.
    private static void requireUseful(Envelope merged, Environment known) {
        List<Reason> lasting = Approved.objections(merged, known, Instant.now()).stream()
                .filter(reason -> LASTING.contains(reason.kind()))
                .toList();
        if (!lasting.isEmpty()) {
            throw new Refused(lasting);
        }
    }

    /// The review names people and columns as this environment knows them: it says nothing of a request to another.
    private static void requireSame(Request request, Environment known) {
        if (!request.environment().equals(known.identifier()) || request.environmentVersion() != known.version()) {
            throw new IllegalArgumentException("the request is for environment "
                    + Escaped.text(request.environment()) + ", version " + request.environmentVersion()
                    + ", the file is " + known.identifier() + ", version " + known.version()
                    + ": nothing was signed; approve it with the environment that it names");
        }
    }

    static Person approver(Environment environment, SigningKey key) {
        return environment
                .approver(key.verificationKey())
                .orElseThrow(() -> new Refused(
                        Reason.Kind.NOT_ALLOWED,
                        environment.holder(key.verificationKey()) + " is no approver in environment "
                                + environment.identifier() + ": its approvers are "
                                + environment.approvers().stream()
                                        .map(Person::title)
                                        .collect(Collectors.joining(", "))));
    }

    private static void requireYes(String question) {
        Console console = Terminal.console()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no terminal to ask you: read `trefoil review`, then add --yes"));
        if (!"yes".equals(console.readLine("%s", question))) {
            throw new IllegalArgumentException("not approved: nothing was signed");
        }
    }
}
