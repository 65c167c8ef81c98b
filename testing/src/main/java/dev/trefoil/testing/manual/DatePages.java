package dev.trefoil.testing.manual;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.DateKind;
import java.util.ArrayList;
import java.util.List;

/// The pages of what is computed with dates and timestamps.
final class DatePages {
    private static final String LEAVES = "A result outside 1900..2199, in any row that is there, ends the run.";

    private DatePages() {}

    static final List<Entry> ENTRIES = entries();

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(List.of(
                part("year", DateKind.YEAR, "The year of a date or timestamp.")
                        .kinds(Expression.DatePart.class, DateKind.YEAR)
                        .see("month", "date"),
                part("quarter", DateKind.QUARTER, "The quarter of a date or timestamp, 1 to 4.")
                        .see("month", "year"),
                part("month", DateKind.MONTH, "The month of a date or timestamp, 1 to 12.")
                        .see("year", "day"),
                part("day", DateKind.DAY, "The day of the month, 1 to 31.").see("month", "dayOfYear"),
                part("weekday", DateKind.WEEKDAY, "The day of the week; 0 is Monday, 6 is Sunday.")
                        .see("day"),
                part("dayOfYear", DateKind.DAY_OF_YEAR, "The day of the year, 1 to 366.")
                        .see("day", "difference"),
                time("hour", DateKind.HOUR, "The hour of a timestamp, 0 to 23.").see("minute", "timestamp"),
                time("minute", DateKind.MINUTE, "The minute of a timestamp, 0 to 59.")
                        .see("hour", "second"),
                time("second", DateKind.SECOND, "The second of a timestamp, 0 to 59.")
                        .see("minute", "plusSeconds")));
        entries.add(Entry.of(
                        "difference",
                        "How far another date or timestamp lies after this one, in whole days or seconds.")
                .kinds(Expression.DateDifference.class)
                .words(
                        "col(\"d\").dt().difference(col(\"e\"))       // e minus d",
                        "col(\"d\").dt().daysUntil(col(\"e\"))")
                .example("moments.select(\"d\", \"e\").assign(\"days\", col(\"d\").dt().daysUntil(col(\"e\"))).fetch()")
                .see("plusDays", "year"));
        entries.add(add("plusDays", "The date so many days later, or earlier, if the number is negative.")
                .kinds(Expression.DateAdd.class)
                .example("moments.select(\"d\").assign(\"next\", col(\"d\").dt().plusDays(365)).fetch()")
                .see("plusSeconds", "difference"));
        entries.add(add("plusSeconds", "The timestamp so many seconds later, or earlier, if the number is negative.")
                .example("moments.select(\"at\").assign(\"next\", col(\"at\").dt().plusSeconds(3600)).fetch()")
                .see("plusDays", "timestamp"));
        return List.copyOf(entries);
    }

    private static Entry add(String name, String what) {
        return Entry.of(name, what)
                .words("col(\"d\").dt()." + name + "(7)", "col(\"d\").dt()." + name + "(col(\"n\"))")
                .overflow(LEAVES);
    }

    private static Entry part(String name, DateKind kind, String what) {
        return of(name, kind, what, "d");
    }

    private static Entry time(String name, DateKind kind, String what) {
        return of(name, kind, what, "at");
    }

    private static Entry of(String name, DateKind kind, String what, String column) {
        String call = "col(\"" + column + "\").dt()." + name + "()";
        return Entry.of(name, what)
                .kinds(kind)
                .words(call)
                .example("moments.select(\"" + column + "\").assign(\"" + name + "\", " + call + ").fetch()");
    }
}
