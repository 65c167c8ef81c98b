package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.ReplacedTables;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.RequestJson;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.Bindings;
import dev.trefoil.script.PlaceholderTokens;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.StepDifference;
import dev.trefoil.wire.Parties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What analysts do beside programming: request an approval, compare a script with it, and run it.
final class AnalystCommands {
    private AnalystCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a request from a recorded script: the bytes that approvers read and sign.",
            footer = {
                "",
                "Example: trefoil request mean-age.json --environment hospital.environment --key dan.pk \\",
                "    --purpose \"Stroke prevention study\" --agreement DUA-2031-7 --days 30 --runs 3"
            })
    static int request(
            @Parameters(paramLabel = "SCRIPT", description = "A script, as script.save wrote it.") Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(
                            names = "--key",
                            required = true,
                            description = "The key of the analyst who will run it, .pk or .sk.")
                    Path key,
            @Option(names = "--purpose", required = true, description = "What the result is for.") String purpose,
            @Option(names = "--agreement", defaultValue = "", description = "The contract or vote it falls under.")
                    String agreement,
            @Option(names = "--days", defaultValue = "30", description = "Valid from now for so many days; default 30.")
                    int days,
            @Option(names = "--runs", defaultValue = "1", description = "How often it may run; default once.")
                    long runs,
            @Option(
                            names = "--order",
                            defaultValue = "linear",
                            description =
                                    "linear (default): steps run as recorded, all of them are a run; free: any step"
                                            + " at any time, each is a run and uses no table of another.")
                    String order,
            @Option(
                            names = "--replaced",
                            defaultValue = "refused",
                            description = "When a named table that it reads is uploaded anew: refused (default), the"
                                    + " approval ends; followed, steps read the newest one of that name.")
                    String replaced,
            @Option(names = "--out", description = "Default: the script's name with .request.json") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        FileKind.require(file, "a script", FileKind.SCRIPT);
        Script script = PlaceholderTokens.script(Files.readAllBytes(file));
        Environment known = EnvironmentFile.verified(environment);
        VerificationKey analyst = key.toString().endsWith(".sk")
                ? Passphrase.open(key).verificationKey()
                : KeyFiles.readVerificationKey(key);
        if (known.analyst(analyst).isEmpty()) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    known.holder(analyst) + " is no analyst in environment " + known.identifier()
                            + ": ask its approvers to add it");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Request request = Request.of(
                        script, known, analyst, purpose, agreement, now, now.plus(Duration.ofDays(days)), runs)
                .withOrder(order(order))
                .withReplacedTables(replaced(replaced));
        Path target = out.orElse(NewFile.sibling(file, ".request.json"));
        NewFile.write(target, RequestJson.write(request).canonicalBytes(), force);
        System.out.println(target + ": request " + request.digest());
        System.out.println("Send it to the approvers; they read it with: trefoil review " + target);
        return Exit.OK;
    }

    private static ReplacedTables replaced(String word) {
        return ReplacedTables.of(word)
                .orElseThrow(
                        () -> new IllegalArgumentException("--replaced is refused or followed, not '" + word + "'"));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Compares a script with an approval and verifies that, offline: would the parties accept it?",
            footer = {"", "Example: trefoil check mean-age.json mean-age.approved --environment hospital.environment"})
    static int check(
            @Parameters(paramLabel = "SCRIPT", description = "A script, as script.save wrote it.") Path file,
            @Parameters(paramLabel = "APPROVED", description = "A request or an approved file.") Path approved,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment)
            throws IOException {
        FileKind.require(file, "a script", FileKind.SCRIPT);
        Script script = ScriptJson.parse(Files.readAllBytes(file));
        RequestFile request = RequestFile.read(approved);
        Environment known = EnvironmentFile.verified(environment);
        boolean same = printComparison(script, request.request().script());
        List<Reason> reasons = Approved.objections(request.approvals(), known, Instant.now());
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        System.out.println(
                "The approval is complete, and valid until " + request.request().notAfter() + ".");
        return same ? Exit.OK : Exit.REFUSED;
    }

    private static boolean printComparison(Script script, Script allowed) {
        int steps = Math.min(script.steps().size(), allowed.steps().size());
        for (int number = 1; number <= steps; number++) {
            Optional<String> difference = StepDifference.of(number, allowed.step(number), script.step(number));
            if (difference.isPresent()) {
                System.out.println(difference.get());
                return false;
            }
        }
        if (script.steps().size() != allowed.steps().size()) {
            System.out.println("the approved script has " + allowed.steps().size() + " steps, this one "
                    + script.steps().size());
            return false;
        }
        System.out.println(steps == 1 ? "The step is as approved." : "All " + steps + " steps are as approved.");
        return true;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Runs an approved script on the three parties, and prints or saves what it reveals.",
            footer = {
                "",
                "Example: trefoil run mean-age.approved --environment hospital.environment --key dan.sk --out results"
            })
    static int run(
            @Parameters(paramLabel = "APPROVED", description = "The approved file.") Path approved,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "The analyst's signing key.") Path key,
            @Option(
                            names = "--step",
                            split = ",",
                            paramLabel = "STEP",
                            description = "In free order: which steps to run, as in --step 2 or --step 3,1.")
                    @Nullable
                    List<Integer> steps,
            @Option(
                            names = "--set",
                            paramLabel = "NAME=VALUE",
                            description = "The value of a placeholder; may be repeated.")
                    @Nullable
                    Map<String, String> values,
            @Option(
                            names = "--upload",
                            paramLabel = "STEP=FILE",
                            description = "The data of an upload step; may be repeated.")
                    @Nullable
                    Map<Integer, Path> uploads,
            @Option(names = "--out", description = "A directory for the results; default: print them as CSV.")
                    Optional<Path> out,
            @Option(names = "--format", defaultValue = "csv", description = "Of result files: csv (default), parquet.")
                    Results.Format format,
            @Option(names = "--force", description = "Overwrite result files.") boolean force)
            throws IOException {
        FileKind.require(approved, "an approved request", FileKind.APPROVED);
        SignedEnvironment signed = EnvironmentFile.signed(environment);
        Environment known = signed.environment();
        String text = Files.readString(approved);
        Authorization authorization = Approved.verify(
                text.getBytes(StandardCharsets.UTF_8),
                known,
                InstantSource.system().instant());
        SigningKey analyst = Passphrase.open(key);
        authorization.requireAnalyst(analyst.verificationKey());
        List<Integer> numbers = steps(authorization.request(), steps);
        Bindings chosen = ChosenValues.of(values == null ? Map.of() : values, authorization, numbers);
        try (Parties parties = new Parties(known, analyst)) {
            new ScriptRun(parties, text, authorization, uploads == null ? Map.of() : uploads, chosen)
                    .run(numbers, new Results(out, format, force, signed));
        }
        return Exit.OK;
    }

    private static StepOrder order(String word) {
        return StepOrder.of(word)
                .orElseThrow(() -> new IllegalArgumentException("--order is linear or free, not '" + word + "'"));
    }

    /// All steps in recorded order, or those that were named.
    private static List<Integer> steps(Request request, @Nullable List<Integer> named) {
        int all = request.script().steps().size();
        if (request.order() == StepOrder.LINEAR) {
            if (named != null) {
                throw new IllegalArgumentException("these steps run in recorded order: leave out --step");
            }
            return IntStream.rangeClosed(1, all).boxed().toList();
        }
        if (named == null) {
            throw new IllegalArgumentException("these steps have no order, and each is a run: say which to run, as in"
                    + " --step 1 (of 1.." + all + ")");
        }
        for (int step : named) {
            if (step < 1 || step > all) {
                throw new IllegalArgumentException("there is no step " + step + ": the script has " + all);
            }
        }
        return named.stream().distinct().toList();
    }
}
