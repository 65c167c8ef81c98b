package dev.trefoil.clear;

import dev.trefoil.plan.Type;

/// Dates and timestamps as SQL: both are held as the integers that code them, days and seconds since 1900-01-01.
final class DateSql {
    private DateSql() {}

    /// The day of a timestamp; nothing is negative, so SQL's division is the floor.
    static String day(String seconds) {
        return "(" + seconds + " // " + Type.TimestampType.SECONDS_OF_DAY + ")";
    }

    /// The first second of a day.
    static String midnight(String day) {
        return "(" + day + " * " + Type.TimestampType.SECONDS_OF_DAY + ")";
    }
}
