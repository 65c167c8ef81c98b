package dev.trefoil.forecast;

import dev.trefoil.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// How the costs of a step grow with its rows, as three rehearsals show it.
///
/// Bytes of n rows are a + b n + c n log2 n, since every protocol's are, but for a choice between circuits or sorts
/// that changes with n; rounds are a + b log2 n + c (log2 n)^2.
record Growth(double rows, List<Point> points) {
    Growth {
        points = List.copyOf(points);
    }

    /// A rehearsal whose largest table had so many rows.
    record Point(long rows, Rehearsal rehearsal) {}

    /// From three points, the largest first, to this many rows.
    static Growth of(long rows, List<Point> points) {
        return new Growth((double) rows, points);
    }

    /// What a rehearsal with all rows would tell.
    Rehearsal rehearsal() {
        Rehearsal largest = points.getFirst().rehearsal();
        Map<Plan, Spent> nodes = new HashMap<>();
        for (Plan node : largest.nodes().keySet()) {
            nodes.put(node, spent(point -> point.nodes().getOrDefault(node, Spent.NOTHING)));
        }
        return new Rehearsal(nodes, spent(Rehearsal::ending), largest.hiding(), largest.leavesOrders());
    }

    private interface Part {
        Spent of(Rehearsal rehearsal);
    }

    private Spent spent(Part part) {
        List<Long> bytes = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            int sender = party;
            bytes.add(Math.round(
                    value(point -> part.of(point).bytes().get(sender), Growth::linear, n -> linear(n) * log(n))));
        }
        double rounds = value(point -> part.of(point).rounds(), Growth::log, n -> log(n) * log(n));
        Spent first = part.of(points.getFirst().rehearsal());
        double before = points.getFirst().rows();
        double more = rows * log(rows) / (before * log(before));
        return new Spent(bytes, Math.round(rounds), first.seconds() * more, false);
    }

    /// The value at `rows` of the a + b f(n) + c g(n) that has the values of the three points; not below the first.
    private double value(ToDoubleFunction<Rehearsal> of, ToDoubleFunction<Double> f, ToDoubleFunction<Double> g) {
        double[] n = new double[3];
        double[] y = new double[3];
        for (int i = 0; i < 3; i++) {
            n[i] = points.get(i).rows();
            y[i] = of.applyAsDouble(points.get(i).rehearsal());
        }
        double f1 = f.applyAsDouble(n[0]) - f.applyAsDouble(n[1]);
        double f2 = f.applyAsDouble(n[0]) - f.applyAsDouble(n[2]);
        double g1 = g.applyAsDouble(n[0]) - g.applyAsDouble(n[1]);
        double g2 = g.applyAsDouble(n[0]) - g.applyAsDouble(n[2]);
        double determinant = f1 * g2 - f2 * g1;
        if (determinant == 0) {
            return y[0];
        }
        double b = ((y[0] - y[1]) * g2 - (y[0] - y[2]) * g1) / determinant;
        double c = (f1 * (y[0] - y[2]) - f2 * (y[0] - y[1])) / determinant;
        double grown = b * (f.applyAsDouble(rows) - f.applyAsDouble(n[0]))
                + c * (g.applyAsDouble(rows) - g.applyAsDouble(n[0]));
        return y[0] + Math.max(0, grown);
    }

    private static double linear(double n) {
        return n;
    }

    private static double log(double n) {
        return Math.log(Math.max(2, n)) / Math.log(2);
    }
}
