package dev.trefoil.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `./trefoil bench`: three parties as three processes on this machine, over TLS and over plain sockets, median of
/// several runs after one warm-up.
///
/// Time is that of the slowest party; bytes and rounds are one party's, the largest of the three.
public final class Bench {
    private Bench() {}

    record Run(double seconds, long bytes, long rounds) {
        Run slower(Run other) {
            return new Run(
                    Math.max(seconds, other.seconds), Math.max(bytes, other.bytes), Math.max(rounds, other.rounds));
        }
    }

    /// `--explain` adds what the forecasts of the steps say. Options: `--rows N` (default 1000000), `--fewer N`
    /// (default 100000: join and group-by), `--runs N` (default 5),
    /// `--only WORDS`, `--links plain|tls|both` (default both).
    ///
    /// `--upload` measures the way of a table in and out instead: [UploadBench].
    public static void main(String[] args) throws Exception {
        try {
            List<String> words = new ArrayList<>(List.of(args));
            if (words.remove("--upload")) {
                UploadBench.main(words);
            } else {
                measure(args);
            }
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void measure(String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean explain = words.remove("--explain");
        Map<String, String> options = options(Arrays.asList("--rows", "--fewer", "--runs", "--only", "--links"), words);
        int rows = number(options, "--rows", 1_000_000);
        int fewer = number(options, "--fewer", 100_000);
        int runs = number(options, "--runs", 5);
        String links = options.getOrDefault("--links", "both");
        String only = options.getOrDefault("--only", "");
        List<Work> works = BenchParty.works(rows, fewer, only);
        if (works.isEmpty() || !List.of("plain", "tls", "both").contains(links)) {
            throw new IllegalArgumentException("nothing to measure: --only '" + only + "', --links '" + links + "'");
        }
        Path directory = Files.createTempDirectory("trefoil-bench");
        try {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %9s %9s %9s %12s %8s%n",
                    "work",
                    "rows",
                    "plain s",
                    "TLS s",
                    "bytes/party",
                    "rounds");
            Map<Integer, List<Run>> plain =
                    links.equals("tls") ? Map.of() : measure("plain", List.of("" + runs, "" + rows, "" + fewer, only));
            Map<Integer, List<Run>> tls = links.equals("plain")
                    ? Map.of()
                    : measure(keyStore(directory), List.of("" + runs, "" + rows, "" + fewer, only));
            for (int i = 0; i < works.size(); i++) {
                print(works.get(i), plain.getOrDefault(i, List.of()), tls.getOrDefault(i, List.of()));
            }
            if (explain) {
                Explained.print(works, tls.isEmpty() ? plain : tls);
            }
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static void print(Work work, List<Run> plain, List<Run> tls) {
        Run any = plain.isEmpty() ? tls.getFirst() : plain.getFirst();
        System.out.printf(
                Locale.ROOT,
                "%-34s %9d %9s %9s %12d %8d%n",
                work.name(),
                work.rows(),
                median(plain),
                median(tls),
                any.bytes(),
                any.rounds());
    }

    private static String median(List<Run> runs) {
        double[] seconds = runs.stream().mapToDouble(Run::seconds).sorted().toArray();
        return runs.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", seconds[seconds.length / 2]);
    }

    /// The runs of each work, by its number.
    private static Map<Integer, List<Run>> measure(String keyStore, List<String> rest)
            throws IOException, InterruptedException {
        String ports = freePorts().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<Process> processes = new ArrayList<>();
        try {
            for (int index = 0; index < 3; index++) {
                List<String> command = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx6g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchParty.class.getName(),
                        "" + index,
                        ports,
                        keyStore));
                command.addAll(rest);
                processes.add(new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }
            Map<Integer, List<Run>> runs = new TreeMap<>();
            for (Process process : processes) {
                merge(runs, read(process));
            }
            return runs;
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static Map<Integer, List<Run>> read(Process process) throws IOException, InterruptedException {
        Map<Integer, List<Run>> runs = new TreeMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                runs.computeIfAbsent(Integer.valueOf(words[0]), number -> new ArrayList<>())
                        .add(new Run(Double.parseDouble(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("a party of the benchmark failed, see above");
        }
        return runs;
    }

    private static void merge(Map<Integer, List<Run>> into, Map<Integer, List<Run>> more) {
        more.forEach((number, runs) -> into.merge(number, runs, (a, b) -> {
            List<Run> slower = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
                slower.add(a.get(i).slower(b.get(i)));
            }
            return slower;
        }));
    }

    /// A key store for TLS between parties on this machine.
    static String keyStore(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("bench.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "bench",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=bench",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        BenchLinks.PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no key store");
        }
        return file.toString();
    }

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

    static Map<String, String> options(List<String> known, List<String> words) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!known.contains(words.get(i)) || i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        "unknown or incomplete option " + words.get(i) + ": known are " + known);
            }
            options.put(words.get(i), words.get(i + 1));
        }
        return options;
    }

    static int number(Map<String, String> options, String name, int otherwise) {
        String text = options.getOrDefault(name, "" + otherwise);
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " needs a whole number of at least 1, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
