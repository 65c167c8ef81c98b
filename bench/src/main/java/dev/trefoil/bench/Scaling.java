package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `./trefoil bench --scaling FILE.svg`: time and memory of a few works against their rows, as lines of text and as a
/// picture with logarithmic axes.
final class Scaling {
    private Scaling() {}

    /// The picture is written anew after each work, so that an interruption leaves what was measured until then.
    ///
    /// False if a size could not be measured.
    static boolean draw(ScalingOptions options, Consumer<String> out) throws IOException {
        out.accept(ScalingCurve.head());
        List<ScalingCurve> curves = new ArrayList<>();
        for (Work work : options.works()) {
            curves.add(ScalingCurve.take(work, options.sizes(), out));
            Files.writeString(options.file(), svg(curves));
        }
        return curves.stream().allMatch(curve -> curve.failure().isEmpty());
    }

    static String svg(List<ScalingCurve> curves) {
        String title = "Three parties as three processes on one machine, plain links: time and memory against rows";
        String notes = curves.stream()
                .flatMap(curve -> curve.failure().stream()
                        .map(failure -> String.format(
                                "; %s of %s: %s", curve.name(), LogPlot.number(failure.rows()), failure.reason())))
                .collect(Collectors.joining());
        return LogPlot.svg(
                title,
                "dotted: proportional to rows; each size in processes of its own" + notes,
                List.of(
                        new LogPlot.Panel(
                                "rows",
                                "seconds of a run",
                                curves.stream().map(ScalingCurve::seconds).toList()),
                        new LogPlot.Panel(
                                "rows",
                                "MB, most memory of a party",
                                curves.stream().map(ScalingCurve::megabytes).toList())));
    }
}
