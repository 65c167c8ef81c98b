package dev.trefoil.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A picture of stacks as SVG without scripts: each box is a method, as wide as its part of the samples, above the
/// method that calls it; a tooltip tells both exactly.
///
/// It has no ground of its own, and its text outside boxes is grey, so that it can be read on light and dark pages.
final class FlameGraph {
    private static final int WIDTH = 1200;
    private static final int ROW = 17;
    private static final int MARGIN = 10;
    private static final int HEAD = 70;
    private static final double LETTER = 6.7;
    private static final double NARROWEST = 0.6;

    /// What the colours mean, by the beginning of a method's name.
    private enum Kind {
        PROTOCOL("#f4a582", "protocols", "mpc.protocol."),
        SHARING("#fddbc7", "shares", "mpc.sharing."),
        CORRELATION("#e6cfee", "random streams", "mpc.correlation.", "javax.crypto", "com.sun.crypto", "sun.security"),
        NETWORK("#a6d8c4", "messages", "mpc.network.", "mpc.", "sun.nio.ch.", "java.net."),
        SECRET("#ffe08a", "tables", "secret.", "plan."),
        BENCH("#cfd8dc", "bench and threads", "bench.", "thread"),
        JAVA("#b3cde3", "Java itself", "");

        private final String colour;
        private final String words;
        private final String prefixes;

        Kind(String colour, String words, String... prefixes) {
            this.colour = colour;
            this.words = words;
            this.prefixes = String.join(" ", prefixes);
        }

        private static Kind of(String name) {
            for (Kind kind : values()) {
                if (List.of(kind.prefixes.split(" ", -1)).stream().anyMatch(name::startsWith)) {
                    return kind;
                }
            }
            return JAVA;
        }
    }

    /// A method in its place: how many samples it has with all that it calls.
    private static final class Box {
        private final Map<String, Box> calls = new TreeMap<>();
        private long samples;

        private void add(List<String> stack, long count) {
            samples += count;
            if (!stack.isEmpty()) {
                calls.computeIfAbsent(stack.getFirst(), _ -> new Box()).add(stack.subList(1, stack.size()), count);
            }
        }

        /// Rows of boxes that are wide enough to be drawn.
        private int depth(double width) {
            return calls.values().stream()
                    .map(box -> new double[] {width * box.samples / samples, box.depth(width * box.samples / samples)})
                    .filter(box -> box[0] >= NARROWEST)
                    .mapToInt(box -> 1 + (int) box[1])
                    .max()
                    .orElse(0);
        }
    }

    private final StringBuilder out = new StringBuilder();
    private final long all;
    private final int height;

    private FlameGraph(long all, int height) {
        this.all = all;
        this.height = height;
    }

    static String svg(String title, String note, Stacks stacks) {
        Box root = new Box();
        stacks.counts().forEach(root::add);
        double width = WIDTH - 2.0 * MARGIN;
        FlameGraph graph = new FlameGraph(Math.max(1, root.samples), HEAD + ROW * root.depth(width) + MARGIN);
        graph.head(title, note);
        graph.calls(root, MARGIN, width, 0);
        return graph.out.append("</svg>\n").toString();
    }

    private void head(String title, String note) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"monospace\" font-size=\"11\" role=\"img\">%n<title>%s</title>%n"
                        + "<text x=\"%d\" y=\"20\" font-size=\"13\" fill=\"#888888\">%s</text>%n"
                        + "<text x=\"%d\" y=\"38\" font-size=\"13\" fill=\"#888888\">%s</text>%n",
                WIDTH,
                height,
                WIDTH,
                height,
                escaped(title),
                MARGIN,
                escaped(title),
                MARGIN,
                escaped(note)));
        double x = MARGIN;
        for (Kind kind : Kind.values()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"47\" width=\"11\" height=\"11\" fill=\"%s\"/>"
                            + "<text x=\"%.1f\" y=\"57\" fill=\"#888888\">%s</text>%n",
                    x,
                    kind.colour,
                    x + 15,
                    kind.words));
            x += 15 + LETTER * (kind.words.length() + 3);
        }
    }

    private void calls(Box caller, double left, double width, int depth) {
        double x = left;
        for (Map.Entry<String, Box> call : caller.calls.entrySet()) {
            double wide = width * call.getValue().samples / caller.samples;
            if (wide >= NARROWEST) {
                box(call.getKey(), call.getValue().samples, x, wide, depth);
                calls(call.getValue(), x, wide, depth + 1);
            }
            x += wide;
        }
    }

    private void box(String name, long samples, double x, double wide, int depth) {
        double y = height - MARGIN - (double) ROW * (depth + 1);
        out.append(String.format(
                Locale.ROOT,
                "<g><title>%s: %d samples, %.1f %%</title><rect x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%d\""
                        + " rx=\"1.5\" fill=\"%s\"/>",
                escaped(name),
                samples,
                100.0 * samples / all,
                x,
                y,
                Math.max(0.4, wide - 0.5),
                ROW - 1,
                Kind.of(name).colour));
        String label = label(name, wide);
        if (!label.isEmpty()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" fill=\"#1a1a1a\">%s</text>",
                    x + 3,
                    y + 12,
                    escaped(label)));
        }
        out.append("</g>\n");
    }

    /// As much of the name as there is room for, its package going first; nothing below three letters.
    static String label(String name, double wide) {
        int room = (int) ((wide - 6) / LETTER);
        String shortened = name.length() <= room ? name : name.replaceFirst("^(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
        if (shortened.length() <= room) {
            return shortened;
        }
        return room < 3 ? "" : shortened.substring(0, room - 1) + "…";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
