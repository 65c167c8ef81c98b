package dev.trefoil.cli;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.ForecastText;
import dev.trefoil.forecast.Network;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.PlanText;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.TableUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a script will cost.
final class CostCommands {
    private static final long ROWS = 1_000;

    private CostCommands() {}

    /// Where the parties stand.
    enum Links {
        LAN,
        WAN
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Says for each step of a script what it will cost three parties: bytes, rounds, time, memory.",
            footer = {
                "",
                "Tables of which no rows are given are taken to have 1,000 rows.",
                "Example: trefoil explain mean-age.json --rows 1C3B=250000 --rows 2=1000   (a table, an upload step)"
            })
    static int explain(
            @Parameters(paramLabel = "SCRIPT", description = "A script, as script.save wrote it.") Path file,
            @Option(
                            names = "--rows",
                            paramLabel = "TABLE=ROWS",
                            description = "Rows of a table, by the beginning of its handle or the number of its upload"
                                    + " step.")
                    Map<String, Long> rows,
            @Option(names = "--links", defaultValue = "LAN", description = "LAN (default) or WAN.") Links links)
            throws IOException {
        FileKind.require(file, "a script", FileKind.SCRIPT);
        Script script = ScriptJson.parse(Files.readAllBytes(file));
        Sizes sizes = new Sizes(script, Optional.ofNullable(rows).orElse(Map.of()));
        Network network = links == Links.LAN ? Network.LAN : Network.WAN;
        for (int number = 1; number <= script.steps().size(); number++) {
            Step step = script.step(number);
            Forecast forecast =
                    Forecast.of(step, sizes::relation, sizes::hidesRows, sizes.upload(number), network.links());
            sizes.results.put(new StepRef(number), forecast);
            String what = "step " + number + ", " + PlanText.of(step);
            System.out.println(
                    step instanceof Step.UploadAny
                            ? what + ": as an upload of the columns that come"
                            : ForecastText.of(what, forecast, network));
        }
        sizes.requireAllUsed();
        return Exit.OK;
    }

    /// The rows of what a script reads: as given, or as its earlier steps left them.
    private static final class Sizes {
        private final Map<String, Long> given;
        private final Map<Handle, Schema> tables = new HashMap<>();
        private final Map<StepRef, Forecast> results = new HashMap<>();
        private final Set<String> unused;

        private Sizes(Script script, Map<String, Long> given) {
            this.given = given;
            this.unused = new TreeSet<>(given.keySet());
            for (TableUse use : script.tables()) {
                tables.put(use.handle(), use.schema());
            }
        }

        private long upload(int step) {
            return rows(Integer.toString(step));
        }

        private Relation relation(TableRef table) {
            return switch (table) {
                case Handle handle -> Relation.unsorted(Objects.requireNonNull(tables.get(handle)), rows(handle));
                case StepRef step -> {
                    Relation result = result(step).result().orElseThrow();
                    yield Relation.unsorted(result.schema(), result.maxRows());
                }
            };
        }

        private boolean hidesRows(TableRef table) {
            return table instanceof StepRef step && result(step).hidesRows();
        }

        private Forecast result(StepRef step) {
            return Objects.requireNonNull(results.get(step));
        }

        private long rows(Handle handle) {
            return given.keySet().stream()
                    .filter(name ->
                            name.length() > 3 && handle.hex().startsWith(name.toUpperCase(java.util.Locale.ROOT)))
                    .findFirst()
                    .map(this::rows)
                    .orElse(ROWS);
        }

        private long rows(String name) {
            unused.remove(name);
            return given.getOrDefault(name, ROWS);
        }

        private void requireAllUsed() {
            if (!unused.isEmpty()) {
                throw new PlanException("--rows names what the script does not read: " + String.join(", ", unused)
                        + "; give the first digits (at least 4) of a handle, or the number of an upload step");
            }
        }
    }
}
