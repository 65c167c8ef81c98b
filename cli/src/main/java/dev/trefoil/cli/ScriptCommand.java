package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlanException;
import dev.trefoil.script.PlaceholderTokens;
import dev.trefoil.script.Rebinding;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.TableUse;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.TableEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Makes the same script over other tables of equal columns, such as newer uploads. Approvals of"
                            + " the old script do not cover it: make a new request.",
            footer = {
                "",
                "The columns of new tables come from the environment (--environment, --key) or, offline, from a script"
                        + " that",
                "reads them (--like). Several swaps are separated by commas.",
                "Example: trefoil script rebind 180A...=7C21... mean-age.json --environment hospital.environment \\",
                "    --key dan.sk --out mean-age-2032.json"
            })
    static int rebind(
            @Parameters(index = "0", split = ",", paramLabel = "OLD=NEW", description = "Handles, 64 hex digits each.")
                    Map<String, String> swaps,
            @Parameters(index = "1", paramLabel = "SCRIPT", description = "A script, as script.save wrote it.")
                    Path file,
            @Option(names = "--environment", description = ENVIRONMENT_HELP) Optional<Path> environment,
            @Option(names = "--key", description = "Your signing key.") Optional<Path> key,
            @Option(names = "--like", paramLabel = "OTHER", description = "A script that reads the new tables.")
                    Optional<Path> like,
            @Option(names = "--out", required = true, description = "The new script.") Path out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        Script script = script(file);
        List<TableUse> known = like.isPresent() ? script(like.get()).tables() : stored(environment, key);
        Map<Handle, TableUse> tables = new LinkedHashMap<>();
        swaps.forEach((old, fresh) -> tables.put(Handle.of(old), known(known, Handle.of(fresh))));
        Script rebound = Rebinding.of(script, tables);
        NewFile.write(out, rebound.json().pretty().getBytes(StandardCharsets.UTF_8), force);
        System.out.println(out + ": script " + rebound.digest());
        System.out.println(
                "Approvals of the old script do not cover it. Ask for new ones with: trefoil request " + out);
        return Exit.OK;
    }

    private static Script script(Path file) throws IOException {
        FileKind.require(file, "a script", FileKind.SCRIPT);
        return ScriptJson.parse(Files.readAllBytes(file));
    }

    private static List<TableUse> stored(Optional<Path> environment, Optional<Path> key) throws IOException {
        if (environment.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException(
                    "say what columns the new tables have: --environment and --key, or --like"
                            + " with a script that reads them");
        }
        try (Parties parties = new Parties(EnvironmentFile.verified(environment.get()), Passphrase.open(key.get()))) {
            return parties.tables().stream()
                    .filter(entry -> !entry.replaced())
                    .map(ScriptCommand::use)
                    .toList();
        }
    }

    private static TableUse use(TableEntry entry) {
        return new TableUse(entry.table(), entry.schema(), entry.name());
    }

    private static TableUse known(List<TableUse> known, Handle fresh) {
        return known.stream()
                .filter(use -> use.handle().equals(fresh))
                .findFirst()
                .orElseThrow(() -> new PlanException("nothing is known of table " + fresh.brief()
                        + "...: it is not stored, was replaced itself, or is not read by the script of --like"));
    }
}
