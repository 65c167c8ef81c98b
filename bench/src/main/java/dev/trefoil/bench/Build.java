package dev.trefoil.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The compiled classes of one state of the source, from which the processes of a benchmark are started.
record Build(List<Path> classPath) {
    Build {
        classPath = List.copyOf(classPath);
    }

    /// The classes that run here.
    static Build current() {
        return new Build(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList());
    }

    /// Where the classes of the project itself lie: directories, and archives that bear its name.
    List<Path> own() {
        return classPath.stream().filter(Build::isOwn).toList();
    }

    /// The same libraries with other classes of the project.
    Build withOwn(List<Path> classes) {
        Stream<Path> libraries = classPath.stream().filter(entry -> !isOwn(entry));
        return new Build(Stream.concat(classes.stream(), libraries).toList());
    }

    private static boolean isOwn(Path entry) {
        return Files.isDirectory(entry) || String.valueOf(entry.getFileName()).matches("trefoil-[a-z]+-\\d.*\\.jar");
    }

    /// The command that runs a main class of this build on the Java of this process.
    List<String> command(String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx6g",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                main));
        command.addAll(arguments);
        return command;
    }
}
