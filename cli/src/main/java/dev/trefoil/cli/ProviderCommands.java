package dev.trefoil.cli;

import static dev.trefoil.cli.Options.ENVIRONMENT;
import static dev.trefoil.cli.Options.ENVIRONMENT_HELP;

import dev.trefoil.client.files.NumberFormat;
import dev.trefoil.client.files.ParquetFile;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.client.files.ReadTable;
import dev.trefoil.client.files.TableFile;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.TableEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What data providers do: upload tables as shares, list them, and remove their own.
final class ProviderCommands {
    private ProviderCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Uploads a CSV or Parquet file as secret shares: no party sees a value. Names, types with their bounds, and"
                            + " the number of rows are public.",
            footer = {
                "",
                "Example: trefoil upload survey.csv --environment hospital.environment --key cleo.sk \\",
                "    --name survey --type Age=uint8 --type Income='int[min=0,max=1000000]?'"
            })
    static int upload(
            @Parameters(
                            paramLabel = "FILE",
                            description = "Parquet if its name ends in .parquet, otherwise CSV whose first line names"
                                    + " the columns.")
                    Path file,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "The data provider's signing key.") Path key,
            @Option(names = "--name", description = "A name for the table, public.") Optional<String> name,
            @Option(
                            names = "--type",
                            paramLabel = "COLUMN=TYPE",
                            description = "The type of a column; may be repeated.")
                    @Nullable
                    Map<String, String> types,
            @Option(names = "--separator", defaultValue = ",", description = "Between fields; default a comma.")
                    char separator,
            @Option(
                            names = "--decimal",
                            defaultValue = ".",
                            description = "The decimal mark in a CSV file; default a point.")
                    char decimal,
            @Option(names = "--thousands", description = "What stands between thousands in a CSV file.")
                    Optional<Character> thousands,
            @Option(names = "--auto-bounds", description = "Accept that the bounds of inferred types become public.")
                    boolean autoBounds)
            throws IOException {
        FileKind.requireFile(file);
        if (!ParquetFile.is(file)) {
            Separators.require(file, separator, types == null ? Set.of() : types.keySet());
        }
        ReadOptions options = ReadOptions.STANDARD
                .withSeparator(separator)
                .withNumbers(new NumberFormat(decimal, thousands))
                .withTypes(types == null ? Map.of() : types);
        ReadTable table = TableFile.read(file, options);
        if (!table.inferred().isEmpty() && !autoBounds) {
            table.inferred().forEach(field -> System.err.println("inferred  " + Escaped.text(field.toString())));
            throw new IllegalArgumentException(
                    "these types were inferred, and their bounds would become public: declare"
                            + " them (--type COLUMN=TYPE), or accept them (--auto-bounds)");
        }
        try (Parties parties = new Parties(EnvironmentFile.verified(environment), Passphrase.open(key))) {
            show(parties.upload(ShareUpload.of(table.frame(), name)));
        }
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the tables that are stored at all three parties: handles, names, columns, row counts.",
            footer = {"", "Example: trefoil tables --environment hospital.environment --key dan.sk"})
    static int tables(
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key)
            throws IOException {
        try (Parties parties = new Parties(EnvironmentFile.verified(environment), Passphrase.open(key))) {
            List<TableEntry> tables = parties.tables();
            if (tables.isEmpty()) {
                System.out.println("no tables");
            }
            tables.forEach(ProviderCommands::show);
        }
        return Exit.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Removes a table of yours at all three parties.",
            footer = {"", "Example: trefoil remove 180A66... --environment hospital.environment --key cleo.sk"})
    static int remove(
            @Parameters(paramLabel = "HANDLE", description = "The table's handle, 64 hex digits.") String handle,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = ENVIRONMENT,
                            description = ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "The signing key that uploaded it.") Path key)
            throws IOException {
        Handle table = Handle.of(handle);
        try (Parties parties = new Parties(EnvironmentFile.verified(environment), Passphrase.open(key))) {
            parties.remove(table);
        }
        System.out.println("removed " + table);
        return Exit.OK;
    }

    private static void show(TableEntry entry) {
        System.out.println(
                entry.table() + entry.name().map(n -> "  " + Escaped.text(n)).orElse("") + "  " + entry.rows()
                        + (entry.rows() == 1 ? " row" : " rows")
                        + (entry.replaced() ? ", replaced by a newer upload" : ""));
        for (Field field : entry.schema().fields()) {
            System.out.println("    " + Escaped.text(field.toString()));
        }
    }
}
