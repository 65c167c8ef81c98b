package dev.trefoil.client.files;

import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How dates or timestamps are written in a file, in the notation of strptime: `%Y-%m-%d`, `%d/%m/%y`, `%d %b %Y
/// %H:%M`.
///
/// Known are `%Y` (four digits), `%y` (69..99 are 19xx, 00..68 are 20xx), `%m`, `%d`, `%b` and `%B` (English month
/// names, short or long), for timestamps also `%H` (00..23), `%M` and `%S`, each 0 where the format lacks it, and `%%`.
/// Everything else stands for itself.
public final class DateFormat {
    public static final DateFormat ISO = new DateFormat("%Y-%m-%d");

    /// `2024-05-06 07:08:09`, also with `T` between date and time, with `Z` at the end, and without the seconds.
    /// Decimals of a second must be zero.
    public static final DateFormat ISO_TIMESTAMP = new DateFormat(
            "%Y-%m-%d %H:%M:%S",
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[ Tt](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.0{1,9})?)?[Zz]?"),
            List.of('Y', 'm', 'd', 'H', 'M', 'S'));

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
    private final List<Character> parts;

    private DateFormat(String notation, Pattern pattern, List<Character> parts) {
        this.notation = notation;
        this.pattern = pattern;
        this.parts = parts;
    }

    DateFormat(String notation) {
        this.notation = notation;
        this.parts = new ArrayList<>();
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

    /// How columns of `type` are written where nothing else is said.
    public static DateFormat iso(Type type) {
        return type instanceof Type.TimestampType ? ISO_TIMESTAMP : ISO;
    }

    /// The format that is declared for a column of `type`; a date has no time of day.
    static DateFormat declared(Type type, String notation) {
        DateFormat format = new DateFormat(notation);
        if (type instanceof Type.DateType && format.parts.stream().anyMatch(part -> "HMS".indexOf(part) >= 0)) {
            throw new PlanException("date format '" + notation
                    + "' holds a time of day: declare the column timestamp[format=" + notation + "]");
        }
        return format;
    }

    /// The date that `text` writes, if it writes one.
    Optional<LocalDate> parse(String text) {
        return parseTimestamp(text).map(LocalDateTime::toLocalDate);
    }

    /// The second that `text` writes, if it writes one.
    Optional<LocalDateTime> parseTimestamp(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = 0;
        int month = 0;
        int day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        for (int i = 0; i < parts.size(); i++) {
            String field = matcher.group(i + 1) == null ? "0" : matcher.group(i + 1);
            switch (parts.get(i)) {
                case 'Y' -> year = Integer.parseInt(field);
                case 'y' -> year = Integer.parseInt(field) + (Integer.parseInt(field) < 69 ? 2000 : 1900);
                case 'm' -> month = Integer.parseInt(field);
                case 'd' -> day = Integer.parseInt(field);
                case 'H' -> hour = Integer.parseInt(field);
                case 'M' -> minute = Integer.parseInt(field);
                case 'S' -> second = Integer.parseInt(field);
                default -> month = month(field.toLowerCase(Locale.ROOT));
            }
        }
        try {
            return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
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
            case 'm', 'd', 'H', 'M', 'S' -> "(\\d{1,2})";
            case 'b', 'B' -> "([a-z]{3,9})";
            default ->
                throw new PlanException("date format '" + notation + "': %" + letter
                        + " is unknown, known are %Y %y %m %d %b %B %H %M %S %%");
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
