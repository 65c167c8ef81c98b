package dev.trefoil.client.files;

import java.util.Optional;
import java.util.regex.Pattern;

/// How numbers are written in a file: the decimal mark, and what may stand between thousands.
///
/// With the comma as decimal mark and a point between thousands, `-1.234,5` is -1234.5. Thousands must come in threes:
/// nothing that could be read in two ways is taken.
public record NumberFormat(char decimal, Optional<Character> thousands) {
    /// A point, and nothing between thousands.
    public static final NumberFormat STANDARD = new NumberFormat('.', Optional.empty());

    private static final String MARKS = ".,";
    private static final String GROUPS = ".,' _\u00a0\u202f\u2019";

    public NumberFormat {
        if (MARKS.indexOf(decimal) < 0) {
            throw new IllegalArgumentException(
                    "numbers: the decimal mark is a point or a comma, not '" + decimal + "'");
        }
        if (thousands.isPresent() && (GROUPS.indexOf(thousands.get()) < 0 || thousands.get() == decimal)) {
            throw new IllegalArgumentException(
                    "numbers: between thousands stands a point, comma, quote, space or _, and"
                            + " not the decimal mark; not '" + thousands.get() + "'");
        }
    }

    /// `field` with a point as decimal mark and nothing between thousands; nothing if it is not written like this.
    Optional<String> plain(String field) {
        if (equals(STANDARD)) {
            return Optional.of(field);
        }
        String text = field;
        if (thousands.isPresent() && text.indexOf(thousands.get()) >= 0) {
            String mark = Pattern.quote(String.valueOf(thousands.get()));
            if (!text.matches("[+-]?\\d{1,3}(" + mark + "\\d{3})+([^0-9].*)?")) {
                return Optional.empty();
            }
            text = text.replace(String.valueOf(thousands.get()), "");
        }
        return decimal == '.' || text.indexOf('.') < 0 ? Optional.of(text.replace(decimal, '.')) : Optional.empty();
    }

    @Override
    public String toString() {
        return "decimal mark '" + decimal + "'"
                + thousands.map(mark -> ", '" + mark + "' between thousands").orElse("");
    }
}
