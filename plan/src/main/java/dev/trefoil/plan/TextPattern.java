package dev.trefoil.plan;

import java.util.ArrayList;
import java.util.List;

/// A public pattern of a text match as its parts, in order: exact text, one character, or anything.
///
/// `contains "x"` is the pattern anything, x, anything, and so on: every kind of match is one list of parts.
public record TextPattern(List<Part> parts) {
    public TextPattern {
        parts = List.copyOf(parts);
    }

    /// A part of a pattern.
    public sealed interface Part {
        /// Exactly this text, which is not empty.
        record Exactly(String text) implements Part {}

        /// One character (code point), whatever its length in bytes.
        record AnyOne() implements Part {}

        /// Any text, the empty one included.
        record Anything() implements Part {}
    }

    /// Throws [PlanException] for a text that is none, and for a pattern that ends in a lone `\`.
    public static TextPattern of(Expression.MatchKind kind, String pattern) {
        TextBytes.require(pattern);
        List<Part> parts = new ArrayList<>();
        switch (kind) {
            case CONTAINS -> {
                parts.add(new Part.Anything());
                exactly(parts, pattern);
                parts.add(new Part.Anything());
            }
            case STARTS_WITH -> {
                exactly(parts, pattern);
                parts.add(new Part.Anything());
            }
            case ENDS_WITH -> {
                parts.add(new Part.Anything());
                exactly(parts, pattern);
            }
            case LIKE -> like(parts, pattern);
        }
        return new TextPattern(parts);
    }

    private static void like(List<Part> parts, String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                exactly(parts, text.toString());
                text.setLength(0);
                parts.add(c == '_' ? new Part.AnyOne() : new Part.Anything());
            } else if (c != '\\') {
                text.append(c);
            } else if (++i < pattern.length()) {
                text.append(pattern.charAt(i));
            } else {
                throw new PlanException("like: the pattern " + new Value.TextValue(pattern)
                        + " ends in a lone \\: write \\\\ for a backslash");
            }
        }
        exactly(parts, text.toString());
    }

    private static void exactly(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Exactly(text));
        }
    }
}
