package dev.trefoil.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/// The `trefoil` command: its subcommands, and how their errors become lines and exit codes.
@Command(
        name = "trefoil",
        version = "trefoil 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Computes on data that nobody may see: three parties, secret shares, approved scripts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong command line", "3:refused, with the reasons"},
        footer = {
            "",
            "From a source directory, ./trefoil has these too: test, format, jshell, fuzz, bench, tpch, manual.",
            "trefoil help COMMAND shows the options of a command and an example."
        })
public final class Main {
    private static final int WIDTH = 110;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    boolean debug;

    Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs the command and answers its exit code; results go to standard output, all else to standard error.
    static int run(String... arguments) {
        Main root = new Main();
        CommandLine command = command(root);
        command.setExecutionExceptionHandler((error, _, _) -> complain(error, root.debug));
        command.setParameterExceptionHandler((error, _) -> usage(error));
        return command.execute(arguments);
    }

    static CommandLine command(Main root) {
        CommandLine command = new CommandLine(root);
        command.addSubcommand(new CommandLine(KeysCommand.class));
        command.addSubcommand(new CommandLine(EnvironmentCommand.class));
        command.addSubcommand(new CommandLine(PartyCommand.class));
        command.addSubcommand(new CommandLine(ScriptCommand.class));
        command.addSubcommand(new CommandLine(ResultCommand.class));
        command.addSubcommand(new CommandLine(AuditCommand.class));
        for (Class<?> group : List.of(
                LocalCommands.class,
                ProviderCommands.class,
                AnalystCommands.class,
                CostCommands.class,
                DisclosureCommands.class,
                ApproverCommands.class,
                StatusCommands.class,
                RevokeCommands.class)) {
            CommandLine.getCommandMethods(group, null)
                    .forEach(method -> command.addSubcommand(new CommandLine(method)));
        }
        command.addSubcommand(new CommandLine(new Help()));
        command.setUsageHelpWidth(WIDTH);
        return command;
    }

    private static int usage(ParameterException error) {
        if (String.valueOf(error.getMessage()).startsWith("Missing required subcommand")) {
            error.getCommandLine().usage(System.err);
            return Exit.USAGE;
        }
        String name = error.getCommandLine().getCommandSpec().qualifiedName();
        System.err.println("trefoil: " + UsageText.of(error));
        System.err.println("  `" + name + " --help` shows how it is used");
        return Exit.USAGE;
    }

    private static int complain(Exception error, boolean debug) {
        Complaint complaint = Complaint.of(error);
        complaint.lines().forEach(line -> System.err.println("trefoil: " + line));
        if (debug) {
            error.printStackTrace(System.err);
        }
        return complaint.exit();
    }
}
