package dev.trefoil.testing.manual;

import java.util.List;
import java.util.regex.Pattern;

/// A small table that the examples read.
///
/// @param handle the handle that it stands for in design mode
/// @param source the Java that makes it
record Sample(String name, String handle, String source) {
    static final List<Sample> ALL = List.of(
            new Sample("people", "A1".repeat(32), """
                    columns()
                            .typed("id", "uint8", 1, 2, 3, 4, 5, 6)
                            .typed("name", "varchar[8]", "Ada", "Bert", "Cleo", "Dan", "Eva", "Finn")
                            .typed("age", "uint7?", 31, 64, null, 70, 64, 12)
                            .typed("city", "varchar[6]?", "Bern", "Basel", "Bern", "Chur", null, "Basel")"""),
            new Sample("visits", "B2".repeat(32), """
                    columns()
                            .typed("person", "uint8", 1, 2, 2, 4, 7)
                            .typed("day", "date",
                                    LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 9),
                                    LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 2))
                            .typed("stays", "uint5", 2, 5, 1, 12, 3)
                            .typed("cost", "fp24[precision=10]", 80.5, 310, 40.25, 1200, 99)"""),
            new Sample("numbers", "C3".repeat(32), """
                    columns()
                            .typed("a", "int8", 7, -7, 20, 0)
                            .typed("b", "int[min=-9,max=9]?", 2, 2, null, 0)
                            .typed("x", "fp24[precision=10]", 1.5, -2.25, 2.5, 0)"""),
            new Sample("texts", "D4".repeat(32), """
                    columns()
                            .typed("t", "varchar[12]?", "Zürich", "Bern", "St. Gallen", null, "")
                            .typed("u", "varchar[4]", "ZH", "BE", "SG", "?", "-")"""),
            new Sample("moments", "E5".repeat(32), """
                    columns()
                            .typed("d", "date?", LocalDate.of(2024, 2, 29), LocalDate.of(2026, 11, 22), null)
                            .typed("e", "date",
                                    LocalDate.of(2024, 3, 1), LocalDate.of(2026, 1, 1), LocalDate.of(1999, 12, 31))
                            .typed("at", "timestamp",
                                    LocalDateTime.of(2024, 2, 29, 8, 30, 0),
                                    LocalDateTime.of(2026, 11, 22, 23, 59, 58),
                                    LocalDateTime.of(2026, 1, 1, 0, 0, 0))"""),
            new Sample("flags", "F6".repeat(32), """
                    columns()
                            .typed("p", "bool?", true, true, true, false, false, null)
                            .typed("q", "bool?", true, false, null, false, null, null)"""));

    /// Whether an example reads this table.
    boolean isIn(String example) {
        return Pattern.compile("\\b" + name + "\\b").matcher(example).find();
    }
}
