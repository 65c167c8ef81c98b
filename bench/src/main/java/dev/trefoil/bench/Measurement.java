package dev.trefoil.bench;

import dev.trefoil.bench.BenchOptions.Links;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was measured of one work, over plain sockets and over TLS, at least over one of them.
record Measurement(Work work, Optional<Figures> plain, Optional<Figures> tls) {
    Measurement {
        if (plain.isEmpty() && tls.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured of " + work.key());
        }
    }

    /// Measures one work, in fresh processes for each kind of links.
    static Measurement take(Work work, BenchOptions options, String keyStore) throws IOException {
        return new Measurement(
                work,
                options.links() == Links.TLS ? Optional.empty() : Optional.of(figures(work, options, Trio.PLAIN)),
                options.links() == Links.PLAIN ? Optional.empty() : Optional.of(figures(work, options, keyStore)));
    }

    /// Those over plain sockets, if there are.
    Figures main() {
        return plain.or(() -> tls).orElseThrow();
    }

    private static Figures figures(Work work, BenchOptions options, String keyStore) throws IOException {
        try (Trio trio = Trio.start(Build.current(), keyStore, work)) {
            Run first = warmed(trio, options.warm());
            List<Run> runs = new ArrayList<>();
            for (int run = 0; run < options.runs(); run++) {
                runs.add(trio.run());
            }
            return new Figures(first, runs, trio.finish());
        }
    }

    /// Runs without measuring for so many seconds, at least once, and returns the first run.
    static Run warmed(Trio trio, double seconds) throws IOException {
        Run first = trio.run();
        for (double spent = first.seconds(); spent < seconds; ) {
            spent += Math.max(1e-3, trio.run().seconds());
        }
        return first;
    }
}
