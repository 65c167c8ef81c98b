package dev.trefoil.client;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.ForecastText;
import dev.trefoil.forecast.Network;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Tables;
import java.util.OptionalLong;

/// A plan as a tree with what revealing its result would cost.
///
/// Stored tables are taken to have no hidden rows, as uploads have none.
final class Explained {
    private Explained() {}

    /// For the rows that the tables have, or for as many as given in each.
    static String of(Plan plan, Tables tables, OptionalLong rows, Network network) {
        Tables sized = table -> {
            Relation known = tables.relation(table);
            return Relation.unsorted(known.schema(), rows.orElse(known.maxRows()));
        };
        return ForecastText.of(
                "reveal", Forecast.of(new Step.Reveal(plan), sized, _ -> false, 0, network.links()), network);
    }
}
