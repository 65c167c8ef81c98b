package dev.trefoil.cli;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Names;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// What is wrong with a command line, in one sentence.
final class UsageText {
    private UsageText() {}

    /// An unknown option comes first: a mistyped one is the likely cause of the one that is missing.
    static String of(ParameterException error) {
        CommandLine command = error.getCommandLine();
        List<String> unmatched = Optional.ofNullable(command.getParseResult())
                .map(CommandLine.ParseResult::unmatched)
                .orElse(List.of());
        Optional<String> option =
                unmatched.stream().filter(word -> word.startsWith("-")).findFirst();
        if (option.isPresent()) {
            String name = option.get().replaceFirst("=.*", "");
            return "unknown option " + Escaped.text(name)
                    + Names.suggestion(
                            name, command.getCommandSpec().optionsMap().keySet());
        }
        if (!unmatched.isEmpty() && !command.getSubcommands().isEmpty()) {
            return noCommand(command, unmatched.getFirst());
        }
        // picocli says "option" twice, and names the Java parameter of a command method.
        return String.valueOf(error.getMessage())
                .replace("option option", "option")
                .replaceAll(" \\(<arg\\d+>\\)", "");
    }

    static String noCommand(CommandLine command, String name) {
        String full = command.getCommandSpec().qualifiedName() + " " + name;
        return "no command " + Escaped.text(full.substring(full.indexOf(' ') + 1))
                + Names.suggestion(name, command.getSubcommands().keySet());
    }
}
