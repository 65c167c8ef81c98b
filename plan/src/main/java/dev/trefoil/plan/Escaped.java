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
            default -> (Character.isSpaceChar(c) && c != ' ') || isIgnorable(c);
        };
    }

    /// Whether the character shows as nothing although its category does not say so: Unicode's
    /// Default_Ignorable_Code_Point, as far as it lies outside the categories above, and the blank of Braille.
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
