package dev.trefoil.testing.manual;

import java.util.List;

/// A group of pages.
record Chapter(String title, String about, List<Entry> entries) {
    Chapter {
        entries = List.copyOf(entries);
    }

    /// All chapters, in the order of the index.
    static List<Chapter> all() {
        return List.of(
                new Chapter("Types", "What a cell can be. Types, with their bounds, are public.", TypePages.ENTRIES),
                new Chapter(
                        "Steps",
                        "What a script does. Everything else is computed inside of a step.",
                        StepPages.ENTRIES),
                new Chapter("Rows and columns", "Words of one table.", RowPages.ENTRIES),
                new Chapter("Several tables", "Words of two tables, and values of another table.", JoinPages.ENTRIES),
                new Chapter("Groups and measures", "One row for each group, or for all.", GroupPages.ENTRIES),
                new Chapter("Statistics", "More measures, in the same places.", StatisticsPages.ENTRIES),
                new Chapter("Windows", "Columns from the rows of a group, beside each row.", WindowPages.ENTRIES),
                new Chapter("Conditions and choices", "Expressions: a value for each row.", LogicPages.ENTRIES),
                new Chapter("Numbers", "Expressions of int and fixed columns.", NumberPages.ENTRIES),
                new Chapter("Text", "Behind `str()`: expressions of text columns.", TextPages.ENTRIES),
                new Chapter(
                        "Dates and timestamps",
                        "Behind `dt()`: expressions of dates and timestamps.",
                        DatePages.ENTRIES));
    }

    static List<Entry> allEntries() {
        return all().stream().flatMap(chapter -> chapter.entries().stream()).toList();
    }
}
