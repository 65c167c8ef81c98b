package dev.trefoil.forecast;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.script.PlanText;
import java.util.Locale;
import java.util.stream.Collectors;

/// A forecast for people: the whole on top, then the plan as an indented tree.
public final class ForecastText {
    private ForecastText() {}

    /// `what` names the step.
    public static String of(String what, Forecast forecast, Network network) {
        StringBuilder text = new StringBuilder(what)
                .append(": ")
                .append(cost(forecast.total()))
                .append(String.format(Locale.ROOT, ", about %.3g s on ", network.seconds(forecast.total())))
                .append(network.name())
                .append(", at most ")
                .append(bytes(forecast.memory()))
                .append(" of memory a party\n");
        forecast.extrapolatedFrom()
                .ifPresent(rows -> text.append(String.format(
                        Locale.ROOT, "  extrapolated from rehearsals with at most %,d rows in a table%n", rows)));
        if (!forecast.total().exact() && forecast.extrapolatedFrom().isEmpty()) {
            text.append("  about: a quicksort's random pivots decide, a run is within some per cent of it\n");
        }
        if (forecast.leavesOrders()) {
            text.append(
                            "  a first run: the parties then keep orders of the stored tables, and what sorts by them again")
                    .append(" costs less\n");
        }
        if (!forecast.ending().equals(Spent.NOTHING)) {
            text.append("  to make the result ready: ").append(cost(forecast.ending()));
            text.append(forecast.hidesRows() ? ", counted for as many rows as there can be\n" : "\n");
        }
        forecast.plan().ifPresent(plan -> write(plan, 1, text));
        return text.toString().stripTrailing();
    }

    private static void write(NodeForecast node, int depth, StringBuilder text) {
        String indent = "  ".repeat(depth);
        text.append(indent).append(PlanText.of(node.plan())).append('\n');
        text.append(indent).append("  -> ").append(rows(node));
        text.append(node.relation().sorted() ? ", sorted; " : "; ");
        text.append(node.again() ? "as above" : cost(node.own())).append('\n');
        text.append(indent)
                .append("     ")
                .append(node.relation().schema().fields().stream()
                        .map(ForecastText::field)
                        .collect(Collectors.joining(", ")))
                .append('\n');
        if (!node.again()) {
            node.inputs().forEach(input -> write(input, depth + 1, text));
        }
    }

    private static String field(Field field) {
        int width = Layout.width(field.type()) + (field.type().nullable() ? 1 : 0);
        return field + " (" + width + (width == 1 ? " bit)" : " bits)");
    }

    private static String rows(NodeForecast node) {
        long most = node.relation().maxRows();
        String rows = String.format(Locale.ROOT, "%,d", most) + (most == 1 ? " row" : " rows");
        return node.hidesRows() ? "at most " + rows + ", how many is hidden" : rows;
    }

    private static String cost(Spent spent) {
        return (spent.exact() ? "" : "about ") + bytes(spent.mostBytes()) + " from a party, "
                + String.format(Locale.ROOT, "%,d rounds", spent.rounds());
    }

    private static String bytes(long bytes) {
        if (bytes < 10_000) {
            return String.format(Locale.ROOT, "%,d bytes", bytes);
        }
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
