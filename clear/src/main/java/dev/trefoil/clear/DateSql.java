package dev.trefoil.clear;

import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Type;

/// Dates and timestamps as SQL: both are held as the integers that code them, days and seconds since 1900-01-01.
final class DateSql {
    private DateSql() {}

    /// The day of a timestamp; nothing is negative, so SQL's division is the floor.
    static String day(String seconds) {
        return "(" + seconds + " // " + Type.TimestampType.SECONDS_OF_DAY + ")";
    }

    /// A part, by the database's own calendar.
    static String part(DateKind kind, String sql, Type type) {
        String value = moment(sql, type);
        String part = switch (kind) {
            case YEAR -> "year(" + value + ")";
            case QUARTER -> "quarter(" + value + ")";
            case MONTH -> "month(" + value + ")";
            case DAY -> "day(" + value + ")";
            case WEEKDAY -> "isodow(" + value + ") - 1";
            case DAY_OF_YEAR -> "dayofyear(" + value + ")";
            case HOUR -> "hour(" + value + ")";
            case MINUTE -> "minute(" + value + ")";
            case SECOND -> "second(" + value + ")";
        };
        return "CAST(" + part + " AS BIGINT)";
    }

    /// Whole days of two dates, or seconds of two timestamps.
    static String difference(String left, String right, Type type) {
        String unit = type instanceof Type.TimestampType ? "second" : "day";
        return "CAST(date_diff('" + unit + "', " + moment(right, type) + ", " + moment(left, type) + ") AS BIGINT)";
    }

    /// A date or timestamp of the database.
    private static String moment(String sql, Type type) {
        return type instanceof Type.TimestampType
                ? "(TIMESTAMP '1900-01-01 00:00:00' + to_seconds(" + sql + "))"
                : "(DATE '1900-01-01' + CAST(" + sql + " AS INTEGER))";
    }

    /// The first second of a day.
    static String midnight(String day) {
        return "(" + day + " * " + Type.TimestampType.SECONDS_OF_DAY + ")";
    }
}
