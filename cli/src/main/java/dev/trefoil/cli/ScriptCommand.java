package dev.trefoil.cli;

import dev.trefoil.script.PlaceholderTokens;
import dev.trefoil.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trefoil script`: what is done with script files before they are requested.
@Command(
        name = "script",
        description = "Works on script files.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ScriptCommand {
    private ScriptCommand() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows a script with its ##name## tokens as placeholders, which `trefoil request` signs. A"
                    + " placeholder that the script does not list gets the usual type of its literal (int: 32 bits;"
                    + " fixed: 32 bits before the point; text: 64 bytes) and takes any value: edit that in the result.",
            footer = {"", "Example: trefoil script expand template.json --out template.script.json"})
    static int expand(
            @Parameters(paramLabel = "SCRIPT", description = "A script, edited by hand.") Path file,
            @Option(names = "--out", description = "Default: print it.") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        FileKind.require(file, "a script", FileKind.SCRIPT);
        Script script = PlaceholderTokens.script(Files.readAllBytes(file));
        String json = script.json().pretty();
        if (out.isEmpty()) {
            System.out.print(json);
        } else {
            NewFile.write(out.get(), json.getBytes(StandardCharsets.UTF_8), force);
            System.out.println(out.get() + ": " + script.placeholders().size()
                    + (script.placeholders().size() == 1 ? " placeholder" : " placeholders"));
        }
        return Exit.OK;
    }
}
