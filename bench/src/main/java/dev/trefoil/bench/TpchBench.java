package dev.trefoil.bench;

import dev.trefoil.testing.tpch.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `./trefoil tpch`: the 22 queries of TPC-H on three parties as three processes on this machine, each answer compared
/// with that of SQL.
///
/// Time is that of the slowest party, without dealing the shares of the tables; bytes and rounds are one party's, the
/// largest of the three. Each query runs as often as `--runs` says, one query after the other: the first run, which
/// also pays for the compiler's warming up, and the median of all are told apart.
public final class TpchBench {
    private static final List<String> OPTIONS = List.of("--scale", "--query", "--links", "--runs");

    private TpchBench() {}

    private record Result(
            double first,
            double median,
            long firstBytes,
            long firstRounds,
            long bytes,
            long rounds,
            long rows,
            String equal) {
        static Result of(String line) {
            String[] cells = line.split(" ", -1);
            double[] seconds = Arrays.stream(cells[1].split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double first = seconds[0];
            Arrays.sort(seconds);
            return new Result(
                    first,
                    seconds[seconds.length / 2],
                    Long.parseLong(cells[2]),
                    Long.parseLong(cells[3]),
                    Long.parseLong(cells[4]),
                    Long.parseLong(cells[5]),
                    Long.parseLong(cells[6]),
                    cells[7]);
        }
    }

    /// Options: `--scale S` (default 0.01), `--query N` (default all), `--links plain|tls` (default plain),
    /// `--runs N` (default 1), `--trim` (row counts become public), `--keep-orders` (the parties keep the orders
    /// of the tables, so that of two runs the last shows what later ones cost).
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.exit(run(args) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("tpch: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        String rows = words.remove("--trim") ? "trim" : "hidden";
        String keep = words.remove("--keep-orders") ? "keep" : "forget";
        Map<String, String> options = options(words);
        String scale = options.getOrDefault("--scale", "0.01");
        String query = options.getOrDefault("--query", "all");
        String links = options.getOrDefault("--links", "plain");
        if (!scale.matches("\\d{1,3}(\\.\\d{1,6})?") || Double.parseDouble(scale) <= 0) {
            throw new IllegalArgumentException("--scale needs a number such as 0.01, not '" + scale + "'");
        }
        List<Query> queries = TpchParty.queries(Double.parseDouble(scale), query);
        String runs = options.getOrDefault("--runs", "1");
        if (!runs.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException("--runs needs a number from 1 to 999, not '" + runs + "'");
        }
        if (queries.isEmpty() || !List.of("plain", "tls").contains(links)) {
            throw new IllegalArgumentException("nothing to run: --query '" + query + "', --links '" + links + "'");
        }
        if (links.equals("plain")) {
            return run(queries, List.of(Trio.PLAIN, scale, query, rows, runs, keep));
        }
        try (LocalKeyStore keyStore = LocalKeyStore.make()) {
            return run(queries, List.of(keyStore.file().toString(), scale, query, rows, runs, keep));
        }
    }

    private static boolean run(List<Query> queries, List<String> arguments) throws IOException {
        String ports = Trio.freePorts().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<Process> processes = new ArrayList<>();
        try {
            List<BufferedReader> outputs = new ArrayList<>();
            for (int index = 0; index < 3; index++) {
                List<String> all = new ArrayList<>(List.of("" + index, ports));
                all.addAll(arguments);
                List<String> command = Build.current().command(TpchParty.class.getName(), all);
                Process process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                processes.add(process);
                outputs.add(process.inputReader(StandardCharsets.UTF_8));
            }
            return print(queries, outputs);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    /// Prints each query when all three parties have finished it; whether all answers were right.
    private static boolean print(List<Query> queries, List<BufferedReader> outputs) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%-6s %6s %9s %9s %12s %8s %12s %8s  %s%n",
                "query",
                "rows",
                "first s",
                "median s",
                "bytes/party",
                "rounds",
                "last bytes",
                "rounds",
                "equal");
        double first = 0;
        double median = 0;
        boolean right = true;
        for (Query query : queries) {
            List<Result> parties = new ArrayList<>();
            for (BufferedReader output : outputs) {
                String line = output.readLine();
                if (line == null) {
                    throw new IOException("a party failed in query " + query.number() + ", see above");
                }
                parties.add(Result.of(line));
            }
            double slowestFirst =
                    parties.stream().mapToDouble(Result::first).max().orElseThrow();
            double slowest = parties.stream().mapToDouble(Result::median).max().orElseThrow();
            String equal = parties.getFirst().equal();
            System.out.printf(
                    Locale.ROOT,
                    "Q%-5d %6d %9.2f %9.2f %12d %8d %12d %8d  %s%n",
                    query.number(),
                    parties.getFirst().rows(),
                    slowestFirst,
                    slowest,
                    parties.stream().mapToLong(Result::firstBytes).max().orElseThrow(),
                    parties.stream().mapToLong(Result::firstRounds).max().orElseThrow(),
                    parties.stream().mapToLong(Result::bytes).max().orElseThrow(),
                    parties.stream().mapToLong(Result::rounds).max().orElseThrow(),
                    equal);
            first += slowestFirst;
            median += slowest;
            right &= equal.equals("yes");
        }
        System.out.printf(Locale.ROOT, "%-6s %6s %9.2f %9.2f%n", "all", "", first, median);
        return right;
    }

    private static Map<String, String> options(List<String> words) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!OPTIONS.contains(words.get(i)) || i + 1 == words.size()) {
                throw new IllegalArgumentException("unknown or incomplete option " + words.get(i) + ": known are "
                        + String.join(", ", OPTIONS) + ", --trim, --keep-orders");
            }
            options.put(words.get(i), words.get(i + 1));
        }
        return options;
    }
}
