package dev.trefoil.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serial;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Three party processes on this machine that do one work again and again, each time when they are told to; between
/// runs they wait.
///
/// Closing ends them, whatever they do.
final class Trio implements AutoCloseable {
    /// What is given for the key store if the links are plain sockets.
    static final String PLAIN = "plain";

    private static final int MIDDLE = 1;

    /// How Java ends when it has no memory left, and how a process ends that the system ends for want of memory.
    private static final List<Integer> ENDS_WITHOUT_MEMORY = List.of(3, 137);

    private static final int PATIENCE = 10;

    /// A party's process ended because the memory did not suffice for the work.
    static final class NoMemory extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private NoMemory() {
            super("the memory does not suffice");
        }
    }

    private final List<Process> processes = new ArrayList<>();
    private final List<BufferedReader> answers = new ArrayList<>();
    private final List<PrintStream> orders = new ArrayList<>();

    private Trio() {}

    /// Returns when all three have made their inputs. `keyStore` is a file, or [#PLAIN].
    static Trio start(Build build, String keyStore, Work work) throws IOException {
        String ports = freePorts().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<List<String>> commands = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            commands.add(build.command(
                    BenchParty.class.getName(), List.of("" + index, ports, keyStore, work.name(), "" + work.rows())));
        }
        Trio trio = of(commands);
        try {
            trio.answers(BenchParty.READY);
            return trio;
        } catch (IOException | RuntimeException e) {
            trio.close();
            throw e;
        }
    }

    /// Three processes with these commands.
    static Trio of(List<List<String>> commands) throws IOException {
        Trio trio = new Trio();
        try {
            for (List<String> command : commands) {
                trio.start(command);
            }
            return trio;
        } catch (IOException | RuntimeException e) {
            trio.close();
            throw e;
        }
    }

    private void start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        answers.add(process.inputReader(StandardCharsets.UTF_8));
        orders.add(new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8));
    }

    /// Does the work once.
    Run run() throws IOException {
        orders.forEach(party -> party.println(BenchParty.RUN));
        return answers(BenchParty.RAN).stream().map(Run::of).reduce(Run::and).orElseThrow();
    }

    /// Tells all three the same, and returns what each answers after this word.
    List<String> ask(String order, String word) throws IOException {
        orders.forEach(party -> party.println(order));
        return answers(word);
    }

    /// Ends the processes in order, and returns the most memory that one of them held, in kilobytes.
    long finish() throws IOException {
        orders.forEach(party -> party.println(BenchParty.END));
        return answers(BenchParty.PEAK).stream()
                .mapToLong(Long::parseLong)
                .max()
                .orElseThrow();
    }

    /// The middle party records from now on where its processor time goes, for `file`.
    void record(Path file) throws IOException {
        orders.get(MIDDLE).println(BenchParty.RECORD + " " + file.toAbsolutePath());
        answer(MIDDLE, BenchParty.RECORDING);
    }

    /// What each party says after this word.
    List<String> answers(String word) throws IOException {
        List<String> said = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            said.add(answer(index, word));
        }
        return said;
    }

    private String answer(int index, String word) throws IOException {
        String line = answers.get(index).readLine();
        if (line == null || !line.startsWith(word)) {
            if (endedWithoutMemory()) {
                throw new NoMemory();
            }
            throw new IOException("party " + index + " of the benchmark failed, see above"
                    + (line == null ? "" : "; it said '" + line + "'"));
        }
        return line.substring(word.length()).strip();
    }

    /// Asked when a party is silent or says something else: one that ends makes the others end.
    private boolean endedWithoutMemory() {
        return processes.stream()
                .map(process -> process.onExit()
                        .completeOnTimeout(process, PATIENCE, TimeUnit.SECONDS)
                        .join())
                .anyMatch(process -> !process.isAlive() && ENDS_WITHOUT_MEMORY.contains(process.exitValue()));
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }

    /// Three ports that nobody used a moment ago.
    static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
