package dev.trefoil.plan;

/// Text from outside, made safe to show: control, bidirectional, invisible and broken characters appear as
/// backslash, u and their hex number in braces.
public final class Escaped {
    private Escaped() {}

    /// `text` with every character that a terminal or page could act on, or a reader could not see, written out.
    public static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isMisleading(c)) {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /// Whether `text` holds a character that [#text] would write out.
    public static boolean isMisleading(String text) {
        return text.codePoints().anyMatch(Escaped::isMisleading);
    }

    private static boolean isMisleading(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> Character.isSpaceChar(c) && c != ' ';
        };
    }
}
