package dev.trefoil.cli.demo;

import java.util.ArrayList;
import java.util.List;

/// Tells the demo's story on standard output: numbered chapters, wrapped text, times.
final class Narrator {
    private static final int WIDTH = 104;
    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private final boolean color;
    private final long began = System.nanoTime();
    private int chapter;

    Narrator(boolean color) {
        this.color = color;
    }

    void title(String text) {
        System.out.println(in(BOLD, text));
    }

    /// Begins the next chapter.
    void chapter(String heading) {
        chapter++;
        System.out.println();
        System.out.println(in(BOLD, chapter + ". " + heading));
    }

    /// A paragraph, wrapped.
    void say(String text) {
        wrapped(text, WIDTH - 3).forEach(line -> System.out.println("   " + line));
    }

    /// A line as it is.
    void line(String text) {
        System.out.println("   " + text);
    }

    /// A line that quotes a document.
    void quote(String text) {
        List<String> lines = wrapped(text.strip(), WIDTH - 10);
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        for (int i = 0; i < lines.size(); i++) {
            System.out.println("   " + in(DIM, "|") + " " + indent + (i == 0 ? "" : "  ") + lines.get(i));
        }
    }

    /// A result that is as it should be.
    void good(String text) {
        System.out.println("   " + in(GREEN, text));
    }

    /// Shows at a terminal what is going on now; gone with the next line.
    void progress(String text) {
        if (color) {
            System.out.print("   " + in(DIM, text + " ...") + "\r");
            System.out.flush();
        }
    }

    /// Clears what [#progress] shows.
    void done() {
        if (color) {
            System.out.print("\u001b[K");
        }
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private String in(String style, String text) {
        return color ? style + text + RESET : text;
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
