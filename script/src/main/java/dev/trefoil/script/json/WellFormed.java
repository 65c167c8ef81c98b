package dev.trefoil.script.json;

/// The rule that a string is Unicode text: no half of a surrogate pair, which has no UTF-8 form.
final class WellFormed {
    private WellFormed() {}

    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static void require(String text) {
        if (!is(text)) {
            throw new JsonException("a text contains half of a surrogate pair, which is not a character: remove it");
        }
    }
}
