package dev.trefoil.bench;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// A figure of a later build over the same figure of an earlier one: both medians, and how far apart they must be to
/// mean something.
///
/// The bound is twice the standard error of the ratio, which is taken from the median distance of each side's runs to
/// their median, and never below [#FLOOR]: processes differ by that much with the luck of their compilers.
record Ratio(double before, double after, double bound) {
    /// The least bound.
    static final double FLOOR = 0.05;

    /// Standard deviation over median distance, and standard error of a median over that of a mean, of a normal
    /// distribution.
    private static final double ERROR = 1.4826 * 1.2533;

    /// The standard deviation of the sum of three times that are each cut to hundredths at both ends.
    private static final double COUNTING = 0.01 * Math.sqrt(3 / 6.0);

    /// What a ratio says.
    enum Verdict {
        LESS,
        SAME,
        MORE
    }

    static Ratio of(Figures before, Figures after, ToDoubleFunction<Run> figure) {
        return of(values(before, figure), values(after, figure));
    }

    /// Of processor time, which systems count in hundredths of a second, for each of the three processes.
    static Ratio ofCpu(Figures before, Figures after) {
        Ratio ratio = of(before, after, Run::cpu);
        double old = COUNTING / before.cpu() / Math.sqrt(before.runs().size());
        double now = COUNTING / after.cpu() / Math.sqrt(after.runs().size());
        return new Ratio(before.cpu(), after.cpu(), Math.hypot(ratio.bound, 2 * Math.hypot(old, now)));
    }

    /// Neither may be empty.
    static Ratio of(double[] before, double[] after) {
        double noise = 2 * Math.hypot(error(before), error(after));
        return new Ratio(Figures.median(before), Figures.median(after), Math.max(FLOOR, noise));
    }

    /// Of figures that are counted and not timed: any difference means something, unless runs of one side differ
    /// themselves.
    static Ratio counted(Figures before, Figures after, ToDoubleFunction<Run> figure) {
        double[] old = values(before, figure);
        double[] now = values(after, figure);
        double noise = 2 * Math.hypot(error(old), error(now));
        boolean exact = spread(old) == 0 && spread(now) == 0;
        return new Ratio(Figures.median(old), Figures.median(now), exact ? 0 : Math.max(0.01, noise));
    }

    /// 1 if both are zero.
    double value() {
        return before == after ? 1 : after / before;
    }

    Verdict verdict() {
        if (value() > 1 + bound) {
            return Verdict.MORE;
        }
        return value() < 1 / (1 + bound) ? Verdict.LESS : Verdict.SAME;
    }

    /// The standard error of the median, relative to it.
    private static double error(double... values) {
        double median = Figures.median(values);
        double distance = Figures.median(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
        return median == 0 ? 0 : ERROR * distance / median / Math.sqrt(values.length);
    }

    private static double spread(double... values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    private static double[] values(Figures figures, ToDoubleFunction<Run> figure) {
        return figures.runs().stream().mapToDouble(figure).toArray();
    }
}
