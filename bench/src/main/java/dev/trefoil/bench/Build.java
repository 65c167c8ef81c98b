package dev.trefoil.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The compiled classes of one state of the source, from which the processes of a benchmark are started.
record Build(String classPath) {
    /// The classes that run here.
    static Build current() {
        return new Build(System.getProperty("java.class.path"));
    }

    /// The command that runs a main class of this build on the Java of this process.
    List<String> command(String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx6g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main));
        command.addAll(arguments);
        return command;
    }
}
