package dev.trefoil.client;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.ForecastText;
import dev.trefoil.forecast.Network;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.NullReasons;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Tables;
import java.util.OptionalLong;
import java.util.stream.Collectors;

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
                        "reveal", Forecast.of(new Step.Reveal(plan), sized, _ -> false, 0, network.links()), network)
                + missing(plan, sized);
    }

    /// For each column that may hold nulls, every reason for one.
    private static String missing(Plan plan, Tables tables) {
        StringBuilder text = new StringBuilder();
        NullReasons.of(plan, tables).forEach((column, reasons) -> {
            if (!reasons.isEmpty()) {
                text.append("\n")
                        .append(ExpressionText.column(column))
                        .append(" is null where ")
                        .append(reasons.stream().map(NullReason::words).sorted().collect(Collectors.joining("; or ")));
            }
        });
        return text.toString();
    }
}
