package dev.trefoil.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trefoil help COMMAND`: the help of a command, also of one below another and of those that only the launcher has.
@Command(name = "help", helpCommand = true, description = "Shows the options of a command and an example.")
final class Help implements Callable<Integer> {
    /// What the launcher does itself.
    private static final Map<String, String> LAUNCHER = Map.of(
            "test", "./trefoil test: the gate: format, lint, and all tests. From a source directory.",
            "format", "./trefoil format: formats the source. From a source directory.",
            "jshell", "./trefoil jshell: a Java prompt with the client imported. From a source directory.",
            "fuzz",
                    "./trefoil fuzz plans [--plans N | --minutes M] [--seed S] [--one SEED]: compares the two executors"
                            + " on random plans; ./trefoil fuzz approvals [--cases N] [--seed S]: mutates approved files"
                            + " and requests, none of which may pass. From a source directory.",
            "bench",
                    "./trefoil bench [--only WORDS] [--large] [--keep FILE | --compare FILE | --flame FILE.svg] ...:"
                            + " measures operations on three parties; ./trefoil bench --help has all options. From a"
                            + " source directory.");

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "A command, for example: keys generate.")
    @Nullable
    List<String> names;

    @Override
    public Integer call() {
        CommandLine here = java.util.Objects.requireNonNull(spec).commandLine();
        CommandLine command = here.getParent();
        List<String> path = names == null ? List.of() : names;
        if (!path.isEmpty() && LAUNCHER.containsKey(path.getFirst())) {
            System.out.println(LAUNCHER.get(path.getFirst()));
            return Exit.OK;
        }
        for (String name : path) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(command, UsageText.noCommand(command, name));
            }
            command = next;
        }
        command.usage(System.out);
        return Exit.OK;
    }
}
