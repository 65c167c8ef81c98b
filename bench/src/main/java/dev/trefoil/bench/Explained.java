package dev.trefoil.bench;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.Network;
import dev.trefoil.forecast.Spent;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the forecasts of the measured steps say, beside what was measured: how far forecasts of time can be trusted.
///
/// A forecast knows nothing of what else the machine does, so it is held against the quickest run.
final class Explained {
    private Explained() {}

    /// The quickest of each work's runs, by its number, against its forecast for three parties on this machine.
    static void print(List<Work> works, Map<Integer, List<Bench.Run>> runs) {
        System.out.printf(
                Locale.ROOT,
                "%n%-34s %9s %10s %11s %6s %12s %12s %10s%n",
                "forecast of",
                "rows",
                "forecast s",
                "measured s",
                "ratio",
                "bytes",
                "measured",
                "took s");
        for (int i = 0; i < works.size(); i++) {
            Work work = works.get(i);
            if (work.plan().isPresent() && runs.containsKey(i)) {
                print(work, work.plan().get(), runs.get(i));
            }
        }
    }

    private static void print(Work work, Plan plan, List<Bench.Run> runs) {
        long start = System.nanoTime();
        Relation table = TableWorks.relation(work.rows());
        Spent spent = Forecast.of(new Step.Store(plan, Optional.empty()), _ -> table, _ -> false, 0)
                .total();
        double took = (System.nanoTime() - start) / 1e9;
        double forecast = Network.thisMachine().seconds(spent);
        double measured = runs.stream().mapToDouble(Bench.Run::seconds).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-34s %9d %10.3f %11.3f %6.2f %12d %12d %10.2f%n",
                work.name(),
                work.rows(),
                forecast,
                measured,
                forecast / measured,
                spent.mostBytes(),
                runs.getFirst().bytes(),
                took);
    }
}
