package dev.trefoil.bench;

import java.util.Locale;
import java.util.Optional;

/// The table of measurements as text, a line a work.
final class Report {
    /// How much slower than over plain sockets a work may be over TLS.
    static final double TLS_GOAL = 1.8;

    private static final String CELLS = "%-38s %8s | %8s %8s %8s %7s %6s %7s %6s | %8s %8s %6s | %11s %6s";

    private Report() {}

    static String head() {
        return "seconds of the slowest party; cpu s: of all three processes in one run; MB: the most memory of a process;\n"
                + "bytes and rounds of one party; goals are for plain links, those of TLS 1.8 times plain\n"
                + String.format(
                        CELLS,
                        "work",
                        "rows",
                        "first",
                        "median",
                        "best",
                        "goal",
                        "x goal",
                        "cpu s",
                        "MB",
                        "TLS med.",
                        "best",
                        "/plain",
                        "bytes",
                        "rounds");
    }

    static String line(Measurement measured) {
        Work work = measured.work();
        Figures main = measured.main();
        Optional<Figures> plain = measured.plain();
        Optional<Figures> tls = measured.tls();
        return String.format(
                                Locale.ROOT,
                                CELLS,
                                work.name(),
                                work.rows(),
                                plain.map(figures -> seconds(figures.first().seconds()))
                                        .orElse("-"),
                                plain.map(figures -> seconds(figures.median())).orElse("-"),
                                plain.map(figures -> seconds(figures.best())).orElse("-"),
                                work.goal().isPresent() ? seconds(work.goal().getAsDouble()) : "",
                                goalRatio(work, plain),
                                seconds(main.cpu()),
                                main.peakKilobytes() == 0 ? "-" : main.peakKilobytes() / 1000,
                                tls.map(figures -> seconds(figures.median())).orElse("-"),
                                tls.map(figures -> seconds(figures.best())).orElse("-"),
                                tls.isPresent() && plain.isPresent()
                                        ? ratio(tls.get().median() / plain.get().median(), TLS_GOAL)
                                        : "",
                                main.bytes(),
                                main.rounds())
                        .stripTrailing()
                + rate(work, main);
    }

    private static String goalRatio(Work work, Optional<Figures> plain) {
        return work.goal().isEmpty() || plain.isEmpty()
                ? ""
                : ratio(plain.get().median() / work.goal().getAsDouble(), 1);
    }

    /// A ratio, marked where it is above its goal.
    private static String ratio(double ratio, double goal) {
        return String.format(Locale.ROOT, "%.2f%s", ratio, ratio > goal ? "!" : "");
    }

    /// Operations in a second, where a work repeats them.
    private static String rate(Work work, Figures figures) {
        if (work.operations() == 1) {
            return "";
        }
        double perSecond = (double) work.operations() * work.rows() / figures.median();
        return perSecond < 1e9
                ? String.format(Locale.ROOT, "  %.1f M/s", perSecond / 1e6)
                : String.format(Locale.ROOT, "  %.2f G/s", perSecond / 1e9);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
