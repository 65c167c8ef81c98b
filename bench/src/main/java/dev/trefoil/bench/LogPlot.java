package dev.trefoil.bench;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A picture of lines over two logarithmic axes as SVG without scripts, a panel beside the other; each line has its
/// name at its end, and each dot a tooltip with its numbers.
///
/// It has no ground of its own, and its text is grey, so that it can be read on light and dark pages.
final class LogPlot {
    private static final int HEAD = 64;
    private static final int HIGH = 400;
    private static final int WIDE = 400;
    private static final int LEFT = 84;
    private static final int NAMES = 236;
    private static final int FOOT = 52;
    private static final int LETTERS = 14;
    private static final String TEXT = "#808080";
    private static final List<String> COLOURS =
            List.of("#3f83e8", "#dd6a1f", "#2f9a6b", "#b262d4", "#b8860b", "#e0457b", "#2a9aa8", "#808080");

    /// Where a line passes; both numbers are above 0.
    record Dot(double x, double y) {
        Dot {
            if (!(x > 0 && y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
                throw new IllegalArgumentException("no place on logarithmic axes: " + x + ", " + y);
            }
        }
    }

    /// A line of a panel, from left to right.
    record Line(String name, List<Dot> dots) {
        Line {
            dots = List.copyOf(dots);
        }
    }

    /// Axes, by what they count, and the lines over them; lines have the same colour in each panel by their places.
    record Panel(String x, String y, List<Line> lines) {
        Panel {
            lines = List.copyOf(lines);
        }
    }

    /// An axis from one power of ten to another: its exponents, and the picture's places of both.
    private record Axis(int least, int most, double start, double end) {
        private static Axis of(Panel panel, ToDoubleFunction<Dot> figure, double start, double end) {
            double[] logarithms = panel.lines().stream()
                    .flatMap(line -> line.dots().stream())
                    .mapToDouble(dot -> Math.log10(figure.applyAsDouble(dot)))
                    .sorted()
                    .toArray();
            int least = logarithms.length == 0 ? 0 : (int) Math.floor(logarithms[0] + 1e-9);
            int most = logarithms.length == 0 ? 1 : (int) Math.ceil(logarithms[logarithms.length - 1] - 1e-9);
            return new Axis(least, Math.max(most, least + 1), start, end);
        }

        private double place(double value) {
            return at(Math.log10(value));
        }

        private double at(double exponent) {
            return start + (end - start) * (exponent - least) / (most - least);
        }
    }

    private final Formatter out = new Formatter(Locale.ROOT);

    private LogPlot() {}

    static String svg(String title, String note, List<Panel> panels) {
        LogPlot plot = new LogPlot();
        int width = panels.size() * (LEFT + WIDE + NAMES);
        int height = HEAD + HIGH + FOOT;
        plot.out.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n<title>%s</title>%n",
                width, height, width, height, FlameGraph.escaped(title));
        plot.text(LEFT, 22, "start", TEXT, title);
        plot.text(LEFT, 42, "start", TEXT, note);
        for (int i = 0; i < panels.size(); i++) {
            plot.panel(panels.get(i), LEFT + (double) i * (LEFT + WIDE + NAMES));
        }
        return plot.out.format("</svg>%n").toString();
    }

    /// As in a text: 1000 is 1,000, and 0.010 is 0.01.
    static String number(double value) {
        BigDecimal digits = new BigDecimal(String.format(Locale.ROOT, "%.3g", value)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, digits.scale()) + "f", digits);
    }

    private void panel(Panel panel, double left) {
        Axis x = Axis.of(panel, Dot::x, left, left + WIDE);
        Axis y = Axis.of(panel, Dot::y, HEAD + (double) HIGH, HEAD);
        out.format("<g>%n");
        grid(x, y);
        proportional(x, y);
        text(left + WIDE / 2.0, HEAD + HIGH + 42.0, "middle", TEXT, panel.x());
        double middle = HEAD + HIGH / 2.0;
        out.format(
                "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">%s</text>%n",
                left - 62, middle, TEXT, FlameGraph.escaped(panel.y()));
        for (int i = 0; i < panel.lines().size(); i++) {
            line(panel, panel.lines().get(i), colour(i), x, y);
        }
        names(panel, y, left + WIDE + 12);
        out.format("</g>%n");
    }

    private static String colour(int line) {
        return COLOURS.get(line % COLOURS.size());
    }

    private void grid(Axis x, Axis y) {
        for (int exponent = x.least(); exponent <= x.most(); exponent++) {
            rule(x.at(exponent), y.start(), x.at(exponent), y.end(), 0.5);
            text(x.at(exponent), y.start() + 20, "middle", TEXT, number(Math.pow(10, exponent)));
        }
        for (int exponent = y.least(); exponent <= y.most(); exponent++) {
            rule(x.start(), y.at(exponent), x.end(), y.at(exponent), 0.5);
            text(x.start() - 8, y.at(exponent) + 4, "end", TEXT, number(Math.pow(10, exponent)));
            for (int digit = 2; digit < 10 && exponent < y.most(); digit++) {
                double fine = y.at(exponent + Math.log10(digit));
                rule(x.start(), fine, x.end(), fine, 0.15);
            }
        }
    }

    private void rule(double fromX, double fromY, double toX, double toY, double opacity) {
        out.format(
                "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"%s\" stroke-opacity=\"%.2f\" stroke-width=\"1\"/>%n",
                fromX, fromY, toX, toY, TEXT, opacity);
    }

    /// What would grow like `x`, through the middle of the panel.
    private void proportional(Axis x, Axis y) {
        double half = Math.min(x.most() - x.least(), y.most() - y.least()) / 2.0;
        double middleX = (x.least() + x.most()) / 2.0;
        double middleY = (y.least() + y.most()) / 2.0;
        out.format(
                "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"%s\" stroke-dasharray=\"2 4\" stroke-width=\"1.5\"/>%n",
                x.at(middleX - half), y.at(middleY - half), x.at(middleX + half), y.at(middleY + half), TEXT);
    }

    private void line(Panel panel, Line line, String colour, Axis x, Axis y) {
        List<String> places = line.dots().stream()
                .map(dot -> String.format(Locale.ROOT, "%.1f,%.1f", x.place(dot.x()), y.place(dot.y())))
                .toList();
        out.format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                String.join(" ", places), colour);
        for (Dot dot : line.dots()) {
            out.format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%s: %s %s, %s %s</title></circle>%n",
                    x.place(dot.x()),
                    y.place(dot.y()),
                    colour,
                    FlameGraph.escaped(line.name()),
                    number(dot.x()),
                    FlameGraph.escaped(panel.x()),
                    number(dot.y()),
                    FlameGraph.escaped(panel.y()));
        }
    }

    /// Each name beside the end of its line, or as near to it as the names above leave room.
    private void names(Panel panel, Axis y, double left) {
        List<Integer> drawn = IntStream.range(0, panel.lines().size())
                .filter(i -> !panel.lines().get(i).dots().isEmpty())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) ->
                        y.place(panel.lines().get(i).dots().getLast().y())))
                .toList();
        double[] wanted = drawn.stream()
                .mapToDouble(i -> y.place(panel.lines().get(i).dots().getLast().y()))
                .toArray();
        double[] places = apart(wanted, LETTERS, HEAD + (double) HIGH);
        for (int i = 0; i < places.length; i++) {
            int line = drawn.get(i);
            text(
                    left,
                    places[i] + 4,
                    "start",
                    colour(line),
                    panel.lines().get(line).name());
        }
    }

    /// Ascending places, at least `gap` apart and none beyond `end`, each as near to what is wanted as those before let
    /// it.
    static double[] apart(double[] wanted, double gap, double end) {
        double[] places = wanted.clone();
        for (int i = 1; i < places.length; i++) {
            places[i] = Math.max(places[i], places[i - 1] + gap);
        }
        double last = end;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], last);
            last = places[i] - gap;
        }
        return places;
    }

    private void text(double x, double y, String anchor, String colour, String words) {
        out.format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, colour, FlameGraph.escaped(words));
    }
}
