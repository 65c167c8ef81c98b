package dev.trefoil.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A party as a process of its own, on a classpath that cannot compute on clear data.
public final class PartyProcess implements AutoCloseable {
    private static final int LAST_LINES = 5;

    private final Process process;
    private final Path log;

    private PartyProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts the party of `directory`; [#awaitReady] tells when it serves.
    static PartyProcess start(Path directory) throws IOException {
        Path log = directory.resolve("party.log");
        return new PartyProcess(builder(directory).redirectError(log.toFile()).start(), log);
    }

    /// The command that runs the party of `directory`.
    public static ProcessBuilder builder(Path directory) {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                PartyClasspath.get(),
                "dev.trefoil.engine.PartyServer",
                "--dir",
                directory.toString()));
    }

    /// The line with which the party says that it is ready; throws with its own words if it ends instead.
    public String awaitReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            List<String> said = Files.readAllLines(log);
            throw new IllegalStateException("a party did not start: "
                    + String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size())));
        }
        return line;
    }

    public long pid() {
        return process.pid();
    }

    /// Ends the process and waits until it is gone.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
