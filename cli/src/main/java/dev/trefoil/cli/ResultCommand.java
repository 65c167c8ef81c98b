package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.authorization.Environment;
import dev.trefoil.client.files.FrameCsv;
import dev.trefoil.plan.Frame;
import dev.trefoil.wire.ResultFile;
import dev.trefoil.wire.SignedResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trefoil result`: what proves where a result comes from.
@Command(
        name = "result",
        description = "Verifies where a result comes from.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ResultCommand {
    private static final String PROOF = ".result";

    private ResultCommand() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Verifies a .result file offline: all signatures of approvers and parties, and that they belong together.",
                "Puts the values together again from the three parts and compares them with the CSV file beside it.",
            },
            footer = {"", "Example: trefoil result verify results/step-1.result --environment hospital.environment"})
    static int verify(
            @Parameters(paramLabel = "FILE", description = "A .result file, as `trefoil run --out` wrote it.")
                    Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--values", description = "The CSV to compare; default: that beside FILE, if there is one.")
                    Optional<Path> values,
            @Option(names = "--out", description = "Write the verified values as CSV.") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite that file.") boolean force)
            throws IOException {
        FileKind.requireFile(file);
        Environment known = EnvironmentFile.verified(environment);
        SignedResult.Verified result = ResultFile.verify(Files.readAllBytes(file), known);
        ProvenanceText.of(result, known).forEach(System.out::println);
        Optional<Path> csv = values.or(() -> beside(file));
        boolean same = csv.isEmpty() || isSame(csv.get(), result.frame());
        if (out.isPresent()) {
            NewFile.write(out.get(), FrameCsv.of(result.frame()), force);
            System.out.println("The verified values are in " + out.get() + ".");
        }
        return same ? Exit.OK : Exit.REFUSED;
    }

    private static Optional<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(PROOF) ? name.substring(0, name.length() - PROOF.length()) : name;
        return Optional.of(file.resolveSibling(stem + ".csv")).filter(Files::exists);
    }

    private static boolean isSame(Path csv, Frame frame) throws IOException {
        String[] proved = FrameCsv.of(frame).split("\n", -1);
        String[] found = new String(Files.readAllBytes(csv), StandardCharsets.UTF_8).split("\n", -1);
        for (int line = 0; line < Math.max(proved.length, found.length); line++) {
            if (line >= proved.length || line >= found.length || !proved[line].equals(found[line])) {
                System.out.println("REFUSED: " + csv + " is not this result: line " + (line + 1) + " differs.");
                return false;
            }
        }
        System.out.println(csv + " holds exactly these values.");
        return true;
    }
}
