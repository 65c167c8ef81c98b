package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `./trefoil bench`: three parties as three processes on this machine, over plain sockets and over TLS, each work in
/// processes of its own; several runs after a warm-up.
public final class Bench {
    private Bench() {}

    /// Prints the table of measurements; the options are those of [BenchOptions].
    ///
    /// `--upload` measures the way of a table in and out instead: [UploadBench]; `--scaling` measures some works at
    /// many sizes: [Scaling].
    public static void main(String[] args) throws Exception {
        try {
            List<String> words = new ArrayList<>(List.of(args));
            if (words.contains("--help") || words.contains("-h")) {
                System.out.println(BenchOptions.help());
            } else if (words.equals(List.of("--machine"))) {
                MachineLimits.print(System.out::println);
            } else if (words.remove("--upload")) {
                UploadBench.main(words);
            } else if (words.contains(ScalingOptions.OPTION)) {
                System.exit(Scaling.draw(ScalingOptions.of(words), System.out::println) ? 0 : 1);
            } else if (words.remove("--choices")) {
                ChoicesBench.main(words);
            } else {
                System.exit(run(BenchOptions.of(words)) ? 0 : 1);
            }
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    /// False if something became slower than it was in a file of figures.
    private static boolean run(BenchOptions options) throws IOException, InterruptedException {
        try (LocalKeyStore keyStore = LocalKeyStore.make()) {
            String store = keyStore.file().toString();
            if (options.file().isEmpty()) {
                return !measure(options, store).isEmpty();
            }
            Path file = options.file().get().path();
            return switch (options.file().get().use()) {
                case KEEP -> {
                    Kept.write(file, Build.current(), KeptFigures.of(measure(options, store)));
                    yield true;
                }
                case COMPARE -> Comparison.print(file, options, store, System.out::println);
                case FLAME -> {
                    Flame.draw(file, options, store);
                    yield true;
                }
            };
        }
    }

    private static List<Measurement> measure(BenchOptions options, String keyStore) throws IOException {
        List<Work> works = options.works();
        System.out.println(Report.head());
        List<Measurement> measured = new ArrayList<>();
        for (Work work : works) {
            Measurement measurement = Measurement.take(work, options, keyStore);
            System.out.println(Report.line(measurement));
            measured.add(measurement);
        }
        if (options.explain()) {
            Explained.print(measured);
        }
        return measured;
    }
}
