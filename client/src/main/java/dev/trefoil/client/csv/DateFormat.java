package dev.trefoil.client.csv;

import dev.trefoil.plan.PlanException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How dates are written in a file, in the notation of strptime: `%Y-%m-%d`, `%d/%m/%y`, `%d %b %Y`.
///
/// Known are `%Y` (four digits), `%y` (69..99 are 19xx, 00..68 are 20xx), `%m`, `%d`, `%b` and `%B` (English month
/// names, short or long) and `%%`. Everything else stands for itself.
public final class DateFormat {
    public static final DateFormat ISO = new DateFormat("%Y-%m-%d");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> LONG_MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final String notation;
    private final Pattern pattern;
    private final List<Character> parts = new ArrayList<>();

    DateFormat(String notation) {
        this.notation = notation;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < notation.length(); i++) {
            char c = notation.charAt(i);
            if (c != '%') {
                regex.append(Pattern.quote(String.valueOf(c)));
            } else if (++i < notation.length()) {
                regex.append(part(notation.charAt(i)));
            } else {
                throw new PlanException("date format '" + notation + "' ends in a lone %");
            }
        }
        pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
        require('d', parts.contains('d'));
        require('m', parts.contains('m') || parts.contains('b') || parts.contains('B'));
        require('Y', parts.contains('Y') || parts.contains('y'));
    }

    /// The date that `text` writes, if it writes one.
    Optional<LocalDate> parse(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = 0;
        int month = 0;
        int day = 0;
        for (int i = 0; i < parts.size(); i++) {
            String field = matcher.group(i + 1);
            switch (parts.get(i)) {
                case 'Y' -> year = Integer.parseInt(field);
                case 'y' -> year = Integer.parseInt(field) + (Integer.parseInt(field) < 69 ? 2000 : 1900);
                case 'm' -> month = Integer.parseInt(field);
                case 'd' -> day = Integer.parseInt(field);
                default -> month = month(field.toLowerCase(Locale.ROOT));
            }
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return notation;
    }

    private static int month(String name) {
        return 1 + Math.max(MONTHS.indexOf(name), LONG_MONTHS.indexOf(name));
    }

    private String part(char letter) {
        String regex = switch (letter) {
            case '%' -> "%";
            case 'Y' -> "(\\d{4})";
            case 'y' -> "(\\d{2})";
            case 'm', 'd' -> "(\\d{1,2})";
            case 'b', 'B' -> "([a-z]{3,9})";
            default ->
                throw new PlanException(
                        "date format '" + notation + "': %" + letter + " is unknown, known are %Y %y %m %d %b %B %%");
        };
        if (letter != '%') {
            if (parts.contains(letter)) {
                throw new PlanException("date format '" + notation + "' names %" + letter + " twice");
            }
            parts.add(letter);
        }
        return regex;
    }

    private void require(char letter, boolean present) {
        if (!present) {
            throw new PlanException("date format '" + notation + "' lacks %" + letter);
        }
    }
}
