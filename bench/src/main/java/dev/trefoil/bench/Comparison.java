package dev.trefoil.bench;

import dev.trefoil.bench.Ratio.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// `./trefoil bench --compare FILE`: an earlier build and this one, measured in turns.
///
/// For each work both builds have their three processes, which are warmed up and then run by turns, so that whatever
/// else the machine does meets both; and that [#PAIRS] times with fresh processes, because compilers decide anew in
/// each. Of the two, only one computes at a time.
final class Comparison {
    private static final int PAIRS = 2;

    /// How far the most memory of processes differs by the chances of collecting garbage.
    private static final double MEMORY_BOUND = 0.25;

    private static final String CELLS =
            "%-38s %8s %-5s | %8s %8s %6s %6s %-6s | %7s %7s %6s | %-10s | %-18s %-11s | %8s";

    private final Kept kept;
    private final BenchOptions options;
    private final Consumer<String> out;

    private Comparison(Kept kept, BenchOptions options, Consumer<String> out) {
        this.kept = kept;
        this.options = options;
        this.out = out;
    }

    /// Gives `out` a line for each work that the options choose and the file holds; true if none became slower.
    static boolean print(Path file, BenchOptions options, String keyStore, Consumer<String> out) throws IOException {
        try (Kept kept = Kept.open(file, Build.current())) {
            return new Comparison(kept, options, out).print(file, keyStore);
        }
    }

    private boolean print(Path file, String keyStore) throws IOException {
        List<Pair> pairs = pairs(keyStore);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(file + " has no figures of what these options choose; it holds\n"
                    + String.join(
                            "\n",
                            kept.figures().entries().stream()
                                    .map(entry -> "  " + entry.key())
                                    .toList()));
        }
        out.accept("old: " + file + "; new: this build; medians of " + PAIRS * options.runs()
                + " turns; slower: above 1 + noise, which is twice the standard error, at least "
                + Math.round(100 * Ratio.FLOOR)
                + " %; cpu: seconds of three processes in a run, + and - beyond their noise\n"
                + String.format(
                        CELLS, "work", "rows", "links", "old s", "new s", "ratio", "noise", "", "old cpu", "new cpu",
                        "ratio", "MB", "bytes", "rounds", "kept s"));
        notKept(pairs);
        boolean fine = true;
        for (Pair pair : pairs) {
            fine &= print(pair);
        }
        return fine;
    }

    /// Says which of the chosen works the file has no figures of.
    private void notKept(List<Pair> pairs) {
        for (Work work : options.works()) {
            if (pairs.stream().noneMatch(pair -> pair.work().key().equals(work.key()))) {
                out.accept(work.key() + ": not in the file");
            }
        }
    }

    /// One work over one kind of links, and the figures that the file holds of it.
    private record Pair(Work work, String links, String keyStore, Figures kept) {}

    private List<Pair> pairs(String keyStore) {
        List<Pair> pairs = new ArrayList<>();
        for (Work work : options.works()) {
            if (options.links() != BenchOptions.Links.TLS) {
                pair(work, Trio.PLAIN, Trio.PLAIN).ifPresent(pairs::add);
            }
            if (options.links() != BenchOptions.Links.PLAIN) {
                pair(work, "tls", keyStore).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private Optional<Pair> pair(Work work, String links, String keyStore) {
        return kept.figures().of(work, links).map(figures -> new Pair(work, links, keyStore, figures));
    }

    private boolean print(Pair pair) throws IOException {
        List<Run> before = new ArrayList<>();
        List<Run> after = new ArrayList<>();
        long peakBefore = 0;
        long peakAfter = 0;
        for (int i = 0; i < PAIRS; i++) {
            try (Trio old = Trio.start(kept.build(), pair.keyStore(), pair.work());
                    Trio now = Trio.start(Build.current(), pair.keyStore(), pair.work())) {
                Measurement.warmed(old, options.warm());
                Measurement.warmed(now, options.warm());
                for (int run = 0; run < options.runs(); run++) {
                    before.add(old.run());
                    after.add(now.run());
                }
                peakBefore = Math.max(peakBefore, old.finish());
                peakAfter = Math.max(peakAfter, now.finish());
            }
        }
        Figures earlier = new Figures(before.getFirst(), before, peakBefore);
        Figures later = new Figures(after.getFirst(), after, peakAfter);
        out.accept(line(pair, earlier, later));
        return Ratio.of(earlier, later, Run::seconds).verdict() != Verdict.MORE;
    }

    private static String line(Pair pair, Figures before, Figures after) {
        Ratio seconds = Ratio.of(before, after, Run::seconds);
        Ratio cpu = Ratio.ofCpu(before, after);
        return String.format(
                Locale.ROOT,
                CELLS,
                pair.work().name(),
                pair.work().rows(),
                pair.links(),
                number("%.4f", seconds.before()),
                number("%.4f", seconds.after()),
                number("%.2f", seconds.value()),
                number("%.2f", seconds.bound()),
                word(seconds, "faster", "same", "slower"),
                number("%.3f", cpu.before()),
                number("%.3f", cpu.after()),
                number("%.2f", cpu.value()) + word(cpu, "-", "", "+"),
                counted(new Ratio(before.peakKilobytes() / 1e3, after.peakKilobytes() / 1e3, MEMORY_BOUND)),
                counted(Ratio.counted(before, after, Run::bytes)),
                counted(Ratio.counted(before, after, Run::rounds)),
                number("%.4f", pair.kept().median()));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /// The count now, and how it differs from before.
    private static String counted(Ratio ratio) {
        return (long) ratio.after() + (ratio.verdict() == Verdict.SAME ? "" : number(" x%.2f", ratio.value()));
    }

    private static String word(Ratio ratio, String less, String same, String more) {
        return switch (ratio.verdict()) {
            case LESS -> less;
            case SAME -> same;
            case MORE -> more;
        };
    }
}
