package dev.trefoil.bench;

import dev.trefoil.bench.LogPlot.Dot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// What one work takes at several sizes, the smallest first, and the size at which it failed, if it did.
record ScalingCurve(String name, List<Point> points, Optional<Failure> failure) {
    /// Of the time of all measured runs of a size; a run that alone takes longer is the only one.
    private static final double ENOUGH = 20;

    private static final double WARM = 1;
    private static final int RUNS = 5;
    private static final String CELLS = "%-32s %9s | %9s %8s %6s %8s | %8s %10s %10s | %9s %7s %5s";

    /// The figures of one size.
    record Point(int rows, Figures figures) {
        double seconds() {
            return figures.median();
        }

        double megabytes() {
            return figures.peakKilobytes() * 1024.0 / 1e6;
        }
    }

    /// The size that could not be measured, mostly for want of memory.
    record Failure(int rows, String reason) {}

    ScalingCurve {
        points = List.copyOf(points);
    }

    /// Measures the sizes one after the other, each in processes of its own over plain links, until the work fails;
    /// prints each.
    static ScalingCurve take(Work work, List<Integer> sizes, Consumer<String> out) {
        List<Point> points = new ArrayList<>();
        for (int rows : sizes) {
            try {
                Point point = new Point(rows, figures(work.at(rows)));
                Optional<Point> before = points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
                out.accept(line(work.name(), before, point));
                points.add(point);
            } catch (IOException e) {
                Failure failure = new Failure(rows, String.valueOf(e.getMessage()));
                out.accept(String.format(Locale.ROOT, "%-32s %9d | %s", work.name(), rows, failure.reason()));
                return new ScalingCurve(work.name(), points, Optional.of(failure));
            }
        }
        return new ScalingCurve(work.name(), points, Optional.empty());
    }

    private static Figures figures(Work work) throws IOException {
        try (Trio trio = Trio.start(Build.current(), Trio.PLAIN, work)) {
            Run first = trio.run();
            if (first.seconds() > ENOUGH) {
                return new Figures(first, List.of(first), trio.finish());
            }
            for (double spent = first.seconds(); spent < WARM; ) {
                spent += Math.max(1e-3, trio.run().seconds());
            }
            List<Run> runs = new ArrayList<>();
            for (double spent = 0; runs.size() < RUNS && spent < ENOUGH; ) {
                runs.add(trio.run());
                spent += runs.getLast().seconds();
            }
            return new Figures(first, runs, trio.finish());
        }
    }

    static String head() {
        return "plain links; median seconds of the slowest party; power: 1 if the time grows like the rows since the size before;\n"
                + "cpu s: of all three processes in one run; MB: the most memory that a process held (VmHWM), its Java included;\n"
                + "further: bytes of it for each row more than in the size before; sent: bytes of one party\n"
                + String.format(
                        CELLS,
                        "work",
                        "rows",
                        "seconds",
                        "us/row",
                        "power",
                        "cpu s",
                        "MB",
                        "bytes/row",
                        "further",
                        "sent/row",
                        "rounds",
                        "runs");
    }

    static String line(String name, Optional<Point> before, Point point) {
        Figures figures = point.figures();
        return String.format(
                Locale.ROOT,
                CELLS,
                name,
                point.rows(),
                String.format(Locale.ROOT, "%.4f", point.seconds()),
                String.format(Locale.ROOT, "%.3f", point.seconds() / point.rows() * 1e6),
                before.map(smaller -> String.format(Locale.ROOT, "%.2f", power(smaller, point)))
                        .orElse("-"),
                String.format(Locale.ROOT, "%.2f", figures.cpu()),
                String.format(Locale.ROOT, "%.0f", point.megabytes()),
                String.format(Locale.ROOT, "%.0f", point.megabytes() * 1e6 / point.rows()),
                before.map(smaller -> String.format(Locale.ROOT, "%.0f", further(smaller, point)))
                        .orElse("-"),
                String.format(Locale.ROOT, "%.1f", (double) figures.bytes() / point.rows()),
                figures.rounds(),
                figures.runs().size());
    }

    /// The power of the rows by which the time grows from one size to the next.
    static double power(Point smaller, Point larger) {
        return Math.log(larger.seconds() / smaller.seconds()) / Math.log((double) larger.rows() / smaller.rows());
    }

    /// Bytes of memory for each row that one size has more than the other.
    static double further(Point smaller, Point larger) {
        return (larger.megabytes() - smaller.megabytes()) * 1e6 / (larger.rows() - smaller.rows());
    }

    LogPlot.Line seconds() {
        return line(Point::seconds);
    }

    LogPlot.Line megabytes() {
        return line(Point::megabytes);
    }

    /// What cannot be drawn, 0 where the system does not tell, is left out.
    private LogPlot.Line line(ToDoubleFunction<Point> figure) {
        return new LogPlot.Line(
                name,
                points.stream()
                        .filter(point -> figure.applyAsDouble(point) > 0)
                        .map(point -> new Dot(point.rows(), figure.applyAsDouble(point)))
                        .toList());
    }
}
