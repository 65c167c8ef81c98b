package dev.trefoil.bench;

import dev.trefoil.mpc.protocol.LinkSpeed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// `./trefoil bench --choices`: whether parties choose well what they do over links that are slower than this machine's
/// own, by doing each thing in every way.
///
/// All links of three processes go through a [DelayLine]; with a delay of 0, the same is done without one, too.
final class ChoicesBench {
    private static final List<String> WITH_VALUE = List.of("--delays", "--rows");
    private static final double MOST_SECONDS = 60;
    private static final double WARM_SECONDS = 0.5;
    private static final int RUNS = 3;

    private ChoicesBench() {}

    static void main(List<String> words) throws IOException {
        Arguments arguments = Arguments.of(WITH_VALUE, List.of(), words);
        List<Integer> delays = numbers(arguments, "--delays", "0,1,20", 0, 1000);
        List<Integer> rows = numbers(arguments, "--rows", "1000,100000", 1, 100_000_000);
        System.out.println(
                "seconds of the slowest party; cpu s: of all three processes; x: seconds of the way that is taken / of the fastest");
        for (int delay : delays) {
            if (delay == 0) {
                measure("no delay line", List.of(), rows, RUNS);
            }
            List<DelayLine> lines = new ArrayList<>();
            List<Integer> listened = Trio.freePorts();
            try {
                for (int port : listened) {
                    lines.add(DelayLine.to(port, Duration.ofMillis(delay)));
                }
                measure("delay " + delay + " ms", lines, listened, rows, delay == 0 ? RUNS : 1);
            } finally {
                for (DelayLine line : lines) {
                    line.close();
                }
            }
        }
    }

    /// Numbers between two bounds, with commas.
    static List<Integer> numbers(Arguments arguments, String name, String otherwise, int least, int most) {
        String text = arguments.text(name, otherwise);
        if (!text.matches("\\d{1,9}(,\\d{1,9})*")) {
            throw new IllegalArgumentException(name + " needs numbers such as " + otherwise + ", not '" + text + "'");
        }
        List<Integer> numbers =
                Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
        if (Collections.min(numbers) < least || Collections.max(numbers) > most) {
            throw new IllegalArgumentException(name + " needs numbers from " + least + " to " + most);
        }
        return numbers;
    }

    private static void measure(String title, List<DelayLine> lines, List<Integer> rows, int runs) throws IOException {
        measure(title, lines, Trio.freePorts(), rows, runs);
    }

    private static void measure(
            String title, List<DelayLine> lines, List<Integer> listened, List<Integer> rows, int runs)
            throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            List<Integer> ports = new ArrayList<>(listened);
            for (int other = 0; other < lines.size(); other++) {
                if (other != index) {
                    ports.set(other, lines.get(other).port());
                }
            }
            String joined = ports.stream().map(String::valueOf).collect(Collectors.joining(","));
            commands.add(Build.current().command(ChoicesParty.class.getName(), List.of("" + index, joined)));
        }
        try (Trio trio = Trio.of(commands)) {
            Opened opened = Opened.of(trio.answers(BenchParty.READY));
            System.out.println("\n" + title + "; when connecting: " + opened);
            System.out.println(line("", "rows", "way", "seconds", "forecast", "cpu s", "rounds", "taken", "x"));
            for (int choice = 0; choice < Choice.all().size(); choice++) {
                for (int some : rows) {
                    new Judged(trio, choice, some, opened.speed(), runs).print();
                }
            }
            System.out.println("connecting again at the end: " + Opened.of(trio.ask(BenchParty.END, BenchParty.END)));
        }
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-18s %8s  %-10s %9s %9s %9s %9s %7s %7s", cells)
                .stripTrailing();
    }

    /// What the parties took their links to be, and how long it took the last of them to come to it.
    private record Opened(LinkSpeed speed, double seconds) {
        private static Opened of(List<String> answers) {
            List<double[]> numbers = answers.stream()
                    .map(answer -> Arrays.stream(answer.split(" ", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
            double last = numbers.stream().mapToDouble(said -> said[2]).min().orElseThrow();
            return new Opened(new LinkSpeed(numbers.getFirst()[0], numbers.getFirst()[1]), last);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.3f ms a round, %.0f Mb/s, found in %.3f s",
                    1e3 * speed.roundSeconds(),
                    speed.bitsPerSecond() / 1e6,
                    seconds);
        }
    }

    /// A choice with some rows, measured in all its ways and printed.
    private record Judged(Trio trio, int choice, int rows, LinkSpeed speed, int runs) {
        private void print() throws IOException {
            Choice judged = Choice.all().get(choice);
            int taken = judged.pick().of(rows, speed);
            List<Double> medians = new ArrayList<>();
            List<Run> done = new ArrayList<>();
            for (int way = 0; way < judged.ways().size(); way++) {
                double forecast = judged.ways().get(way).forecast().of(rows, speed);
                Run run = forecast > MOST_SECONDS ? new Run(Double.NaN, Double.NaN, 0, 0) : measured(way);
                medians.add(run.seconds());
                done.add(run);
            }
            double best = medians.stream()
                    .filter(seconds -> seconds >= 0)
                    .min(Double::compare)
                    .orElse(Double.NaN);
            for (int way = 0; way < medians.size(); way++) {
                System.out.println(line(
                        judged.name(),
                        rows,
                        judged.ways().get(way).name(),
                        number(medians.get(way), "%.4f"),
                        number(judged.ways().get(way).forecast().of(rows, speed), "%.4f"),
                        number(done.get(way).cpu(), "%.4f"),
                        done.get(way).rounds() == 0 ? "skipped" : done.get(way).rounds(),
                        way == taken ? "*" : "",
                        way == taken ? number(medians.get(way) / best, "%.2f") : ""));
            }
        }

        private Run measured(int way) throws IOException {
            double warm = run(way).seconds();
            while (runs > 1 && warm < WARM_SECONDS) {
                warm += Math.max(1e-3, run(way).seconds());
            }
            List<Run> measured = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                measured.add(run(way));
            }
            measured.sort((one, other) -> Double.compare(one.seconds(), other.seconds()));
            return measured.get(runs / 2);
        }

        private Run run(int way) throws IOException {
            return trio.ask(choice + " " + way + " " + rows, BenchParty.RAN).stream()
                    .map(Run::of)
                    .reduce(Run::and)
                    .orElseThrow();
        }

        private static String number(double value, String format) {
            return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
        }
    }
}
