package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// `./trefoil bench --flame FILE.svg --only WORDS`: where the middle party spends its processor time in one work, as a
/// picture and as the list of methods that have most of it themselves.
final class Flame {
    /// Of processor time of the three parties together.
    private static final double SECONDS = 25;

    private static final double WARM = 3;
    private static final int LISTED = 15;

    private Flame() {}

    /// The work runs until the parties have computed for 25 seconds together, and as often as the options say at least;
    /// over plain links if they choose those.
    static void draw(Path file, BenchOptions options, String keyStore) throws IOException {
        Work work = options.work();
        boolean plain = options.links() != BenchOptions.Links.TLS;
        Path recording = Files.createTempFile("trefoil-bench", ".jfr");
        try {
            int runs = record(recording, work, options, plain ? Trio.PLAIN : keyStore);
            Stacks stacks = Stacks.read(recording);
            ThreadTimes times = ThreadTimes.parse(Files.readString(Recorder.threads(recording)));
            String title = String.format(
                    Locale.ROOT,
                    "%s, %d rows, %s links: processor time of the middle party, %d runs, %d samples of 10 ms",
                    work.name(),
                    work.rows(),
                    plain ? "plain" : "TLS",
                    runs,
                    stacks.samples());
            String note = "of the whole process: " + times.parts() + "; below, the stacks of Java code";
            Files.writeString(file, FlameGraph.svg(title, note, stacks));
            System.out.println(title + "\n" + note);
            System.out.println(text(stacks));
        } finally {
            Files.deleteIfExists(recording);
            Files.deleteIfExists(Recorder.threads(recording));
        }
    }

    private static int record(Path recording, Work work, BenchOptions options, String keyStore) throws IOException {
        try (Trio trio = Trio.start(Build.current(), keyStore, work)) {
            Measurement.warmed(trio, Math.max(options.warm(), WARM));
            trio.record(recording);
            int runs = 0;
            for (double spent = 0; runs < options.runs() || spent < SECONDS; runs++) {
                spent += Math.max(1e-3, trio.run().cpu());
            }
            trio.finish();
            return runs;
        }
    }

    /// The methods at the top of most stacks, with their share of the samples.
    static String text(Stacks stacks) {
        StringBuilder text = new StringBuilder("  self  method\n");
        stacks.self().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .forEach(method -> text.append(String.format(
                        Locale.ROOT, "%5.1f%%  %s%n", 100.0 * method.getValue() / stacks.samples(), method.getKey())));
        return text.toString();
    }
}
