package dev.trefoil.cli.local;

import dev.trefoil.engine.PartyServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        return new PartyProcess(tied(directory).redirectError(log.toFile()).start(), log);
    }

    /// The command that runs the party of `directory`.
    public static ProcessBuilder builder(Path directory) {
        return command(directory, List.of());
    }

    /// The same for a party that ends when its standard input does: at the latest with this process, however that
    /// ends.
    static ProcessBuilder tied(Path directory) {
        return command(directory, List.of("-D" + PartyServer.ENDS_WITH_INPUT + "=true"));
    }

    private static ProcessBuilder command(Path directory, List<String> properties) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(properties);
        words.addAll(List.of("-cp", PartyClasspath.get()));
        words.addAll(List.of("dev.trefoil.engine.PartyServer", "--dir", directory.toString()));
        return new ProcessBuilder(words);
    }

    /// Waits until one of these has ended, and answers its place among them.
    static int firstToEnd(List<PartyProcess> parties) {
        List<CompletableFuture<Integer>> ends = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            int place = i;
            ends.add(parties.get(i).process.onExit().thenApply(_ -> place));
        }
        return (Integer)
                CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).join();
    }

    Path log() {
        return log;
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
