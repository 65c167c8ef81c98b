package dev.trefoil.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What was measured of one work over one kind of links: the first run, in processes that have done nothing before; the
/// runs after the warm-up; and the most memory that any of the three processes held, in kilobytes (0 if unknown).
record Figures(Run first, List<Run> runs, long peakKilobytes) {
    Figures {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("figures need at least one run");
        }
    }

    double median() {
        return median(Run::seconds);
    }

    double best() {
        return runs.stream().mapToDouble(Run::seconds).min().orElseThrow();
    }

    /// Processor seconds of a run, of all three processes: the mean, because systems count them in hundredths.
    double cpu() {
        return runs.stream().mapToDouble(Run::cpu).average().orElseThrow();
    }

    long bytes() {
        return (long) median(Run::bytes);
    }

    long rounds() {
        return (long) median(Run::rounds);
    }

    private double median(ToDoubleFunction<Run> figure) {
        return median(runs.stream().mapToDouble(figure).toArray());
    }

    /// The middle value; of an even number of values, the upper one of the middle two.
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
