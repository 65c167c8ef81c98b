package dev.trefoil.testing.manual;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.NodeForecast;
import dev.trefoil.forecast.Spent;
import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.script.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the operation of an entry costs in its example, as a rehearsal tells, if every table had so many rows.
///
/// @param rows the rows of each table
/// @param bits that the three parties send together
/// @param exact whether every run has these figures, or they are those to be expected
record Cost(long rows, long bits, long rounds, boolean exact) {
    static Cost of(Played played, List<Forecast> forecasts, long rows) {
        Set<Object> kinds = played.entry().kinds();
        List<Spent> spent = new ArrayList<>();
        for (int number = 1; number <= forecasts.size(); number++) {
            Forecast forecast = forecasts.get(number - 1);
            forecast.plan().ifPresent(plan -> add(plan, kinds, spent));
            if (isAbout(Language.own(played.script().step(number)), kinds)) {
                spent.add(forecast.ending());
            }
        }
        Spent total = spent.stream().reduce(Spent.NOTHING, Cost::sum);
        long bytes = total.bytes().stream().mapToLong(Long::longValue).sum();
        return new Cost(rows, 8 * bytes, total.rounds(), total.exact());
    }

    /// What each step of the example would cost, if each table had so many rows.
    static List<Forecast> forecasts(Script script, long rows) {
        Map<StepRef, Forecast> results = new HashMap<>();
        Shape shape = new Shape(script, rows, results);
        List<Forecast> forecasts = new ArrayList<>();
        for (int number = 1; number <= script.steps().size(); number++) {
            Forecast forecast =
                    Forecast.of(script.step(number), shape::relation, shape::hidesRows, rows, LinkSpeed.LAN);
            results.put(new StepRef(number), forecast);
            forecasts.add(forecast);
        }
        return forecasts;
    }

    /// The nodes that hold the kinds of the entry; all that compute, if it names none.
    private static void add(NodeForecast node, Set<Object> kinds, List<Spent> spent) {
        boolean counts =
                kinds.isEmpty() ? !(node.plan() instanceof Plan.Scan) : isAbout(Language.own(node.plan()), kinds);
        if (counts) {
            spent.add(node.own());
        }
        node.inputs().forEach(input -> add(input, kinds, spent));
    }

    private static boolean isAbout(Set<Object> own, Set<Object> kinds) {
        return own.stream().anyMatch(kinds::contains);
    }

    private static Spent sum(Spent one, Spent other) {
        List<Long> bytes = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            bytes.add(one.bytes().get(party) + other.bytes().get(party));
        }
        return new Spent(bytes, one.rounds() + other.rounds(), 0, one.exact() && other.exact());
    }

    /// Bits for each row, for people.
    String bitsPerRow() {
        double each = (double) bits / rows;
        if (!exact) {
            return "about " + grouped(twoDigits(each));
        }
        if (bits == 0) {
            return "0";
        }
        return each < 0.095 ? "below 0.1" : each < 10 ? decimal(each) : grouped(Math.round(each));
    }

    String roundsText() {
        return exact ? grouped(rounds) : "about " + grouped(twoDigits((double) rounds));
    }

    private static String decimal(double each) {
        String text = String.format(Locale.ROOT, "%.1f", each);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static long twoDigits(double number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return Math.round(number / unit) * unit;
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
