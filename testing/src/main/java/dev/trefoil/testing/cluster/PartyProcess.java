package dev.trefoil.testing.cluster;

import dev.trefoil.engine.PartyFiles;
import dev.trefoil.engine.PartyServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One party as a process of its own, on a class path that holds neither the clear executor nor the client.
public final class PartyProcess {
    private static final Pattern NO_PARTY = Pattern.compile(
            ".*[/\\\\](clear|design|client|cli|testing|bench)[/\\\\]target[/\\\\].*"
                    + "|.*trefoil-(clear|design|client|cli|testing|bench).*|.*(duckdb|fastcsv|picocli|junit|assertj).*");

    private final PartyFiles files;
    private @Nullable Process process;

    PartyProcess(PartyFiles files) {
        this.files = files;
    }

    public PartyFiles files() {
        return files;
    }

    /// The class path of a party.
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !NO_PARTY.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Starts the process and waits until it serves requests; throws with its error output if it does not.
    public void start() {
        start(Optional.empty());
    }

    /// As [#start()], with a disk that takes no file larger than `kibibytes` (`ulimit -f`): as good as a full one.
    public void startWithFileLimit(int kibibytes) {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        command.addAll(command(Optional.empty()));
        launch(command);
    }

    /// As [#start()]; the process will halt at this point, such as `before TABLE_COMMITTED`.
    public void start(Optional<String> crash) {
        launch(command(crash));
    }

    private void launch(List<String> command) {
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            process = started;
            BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("the party in " + files.directory() + " did not start: " + errors());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(Optional<String> crash) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        crash.ifPresent(point -> command.add("-Dtrefoil.crash=" + point));
        command.addAll(List.of(
                "-cp",
                classPath(),
                PartyServer.class.getName(),
                "--dir",
                files.directory().toString()));
        return command;
    }

    private Path log() {
        return files.directory().resolve("log.txt");
    }

    /// What the process wrote to its error output so far.
    public String errors() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The runs, each with a step, of which this party has kept its part of a result, from its records.
    public Set<String> keptResults(String authorization) {
        Path records = files.directory().resolve("records.db");
        String query = "SELECT tag, step FROM steps WHERE result IS NOT NULL AND authorization = ?";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + records);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, authorization);
            Set<String> kept = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getString(1) + " " + rows.getInt(2));
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("the records in " + records + " cannot be read", e);
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// `kill -9`.
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            await();
        }
    }

    /// SIGSTOP: the party falls silent, while its machine keeps its connections open. SIGCONT with `resume`.
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        if (process == null) {
            throw new IllegalStateException("the party in " + files.directory() + " does not run");
        }
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// SIGTERM, and the exit status.
    public int stop() {
        if (process == null) {
            return 0;
        }
        process.destroy();
        return await();
    }

    /// Waits for the process to end by itself; its exit status.
    public int await() {
        try {
            if (process == null || !process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the party in " + files.directory() + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
