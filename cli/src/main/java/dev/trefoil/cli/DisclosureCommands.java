package dev.trefoil.cli;

import dev.trefoil.policy.Recipient;
import dev.trefoil.policy.Report;
import dev.trefoil.policy.Review;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a script lets out, before anybody asks for approval.
final class DisclosureCommands {
    private static final Recipient ANALYST = new Recipient("the analyst", "whoever asks");

    private DisclosureCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Tells what a script lets out, as its approvers will read it: from which columns, with how many"
                            + " rows behind each value, and by which shapes single rows may show.",
            footer = {"", "Example: trefoil disclosure mean-age.json --json"})
    static int disclosure(
            @Parameters(paramLabel = "FILE", description = "A script or a request.") Path file,
            @Option(names = "--json", description = "The report as JSON, of which the request signs the digest.")
                    boolean json)
            throws IOException {
        Script script = script(file);
        if (json) {
            System.out.print(Report.of(script).json().pretty());
        } else {
            Review.of(script, ANALYST).forEach(System.out::println);
            System.out.println("Report digest: " + Report.digest(script));
        }
        return Exit.OK;
    }

    private static Script script(Path file) throws IOException {
        FileKind.require(file, "a script or a request", FileKind.SCRIPT, FileKind.REQUEST, FileKind.APPROVED);
        return FileKind.isScript(file)
                ? ScriptJson.parse(Files.readAllBytes(file))
                : RequestFile.read(file).request().script();
    }
}
