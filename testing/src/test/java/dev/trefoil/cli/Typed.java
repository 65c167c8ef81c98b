package dev.trefoil.cli;

/// The command as somebody types it, inside this process; results and complaints go where those of the test go.
public final class Typed {
    private Typed() {}

    /// Runs the command and answers its exit code.
    public static int trefoil(String... arguments) {
        return Main.run(arguments);
    }
}
