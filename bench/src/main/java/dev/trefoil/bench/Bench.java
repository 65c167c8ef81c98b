package dev.trefoil.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `./trefoil bench`: three parties as three processes on this machine, over plain sockets and over TLS, each work in
/// processes of its own; several runs after a warm-up.
public final class Bench {
    private Bench() {}

    /// Prints the table of measurements; the options are those of [BenchOptions].
    ///
    /// `--upload` measures the way of a table in and out instead: [UploadBench].
    public static void main(String[] args) throws Exception {
        try {
            List<String> words = new ArrayList<>(List.of(args));
            if (words.remove("--upload")) {
                UploadBench.main(words);
            } else {
                run(BenchOptions.of(words));
            }
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(BenchOptions options) throws IOException, InterruptedException {
        List<Work> works = options.works();
        try (LocalKeyStore keyStore = LocalKeyStore.make()) {
            System.out.println(Report.head());
            List<Measurement> measured = new ArrayList<>();
            for (Work work : works) {
                Measurement measurement =
                        Measurement.take(work, options, keyStore.file().toString());
                System.out.println(Report.line(measurement));
                measured.add(measurement);
            }
            if (options.explain()) {
                Explained.print(measured);
            }
        }
    }
}
