package dev.trefoil.bench;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.Network;
import dev.trefoil.forecast.Spent;
import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the forecasts of the measured steps say, beside what was measured: how far forecasts of time can be trusted.
///
/// A forecast knows nothing of what else the machine does, so it is held against the quickest run.
final class Explained {
    private Explained() {}

    /// The quickest of each work's runs against its forecast for three parties on this machine, which is one for TLS.
    static void print(List<Measurement> measured) {
        System.out.printf(
                Locale.ROOT,
                "%n%-38s %9s %10s %11s %6s %12s %12s %10s%n",
                "forecast of",
                "rows",
                "forecast s",
                "measured s",
                "ratio",
                "bytes",
                "measured",
                "took s");
        for (Measurement measurement : measured) {
            measurement
                    .work()
                    .step()
                    .ifPresent(step -> print(
                            measurement.work(),
                            step,
                            measurement.tls().or(measurement::plain).orElseThrow()));
        }
    }

    private static void print(Work work, Work.OfStep step, Figures figures) {
        long start = System.nanoTime();
        Relation table = step.relation().apply(work.rows());
        Spent spent = Forecast.of(
                        new Step.Store(step.plan(), Optional.empty()), _ -> table, _ -> false, 0, LinkSpeed.LAN)
                .total();
        double took = (System.nanoTime() - start) / 1e9;
        double forecast = Network.thisMachine(LinkSpeed.LAN).seconds(spent);
        System.out.printf(
                Locale.ROOT,
                "%-38s %9d %10.3f %11.3f %6.2f %12d %12d %10.2f%n",
                work.name(),
                work.rows(),
                forecast,
                figures.best(),
                forecast / figures.best(),
                spent.mostBytes(),
                figures.bytes(),
                took);
    }
}
