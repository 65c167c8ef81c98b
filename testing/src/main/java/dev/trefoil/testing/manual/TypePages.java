package dev.trefoil.testing.manual;

import dev.trefoil.plan.Type;
import java.util.List;

/// The pages of the types.
final class TypePages {
    private static final String NULLS = "A `?` after the type allows nulls; each cell then takes one more bit.";
    private static final String EMPTY = "A table of no rows can be uploaded.";

    private TypePages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of("int", "A whole number within public bounds, of at most 96 bits.")
                    .kinds(Type.IntType.class)
                    .words(
                            "\"uint8\"                    // 0..255; int8..int96 and uint8..uint96 name widths",
                            "\"int[min=0,max=300]\"",
                            "\"uint8?\"                   // with nulls")
                    .nulls(NULLS)
                    .ties("Equal numbers are equal.")
                    .empty(EMPTY)
                    .overflow(
                            "A cell outside the bounds is refused when it is read, with its row and column. Results get "
                                    + "bounds of their own, up to 96 bits; what fits 62 bits with sign costs half of what is wider.")
                    .example("""
                            session.frame(columns()
                                    .typed("age", "uint7?", 31, null, 120)
                                    .typed("id", "int[min=1000,max=9999]", 1001, 1002, 1003)).fetch()
                            """)
                    .see("fixed", "cast", "upload"),
            Entry.of(
                            "fixed",
                            "A decimal number: a multiple of 2 to the power of minus its precision, within public bounds.")
                    .kinds(Type.FixedType.class)
                    .words(
                            "\"fp32\"                     // 32 bits in all, precision 20",
                            "\"fp24[precision=10]\"       // multiples of 1/1024",
                            "\"fp[min=0.5,max=2.5]?\"")
                    .nulls(NULLS)
                    .ties("Equal numbers are equal.")
                    .empty(EMPTY)
                    .overflow("As for int. A cell is rounded to the nearest multiple when it is read.")
                    .example("""
                            session.frame(columns()
                                    .typed("price", "fp24[precision=10]", 12.5, 0.1, -3)
                                    .typed("rate", "fp[min=0,max=1]", 0.25, 0.5, 1)).fetch()
                            """)
                    .see("int", "times", "divide"),
            Entry.of("bool", "True or false.")
                    .kinds(Type.BoolType.class)
                    .words("\"bool\"", "\"bool?\"")
                    .nulls(NULLS)
                    .ties("False comes before true.")
                    .empty(EMPTY)
                    .example("""
                            session.frame(columns().typed("smokes", "bool?", true, false, null)).fetch()
                            """)
                    .see("and", "when"),
            Entry.of("text", "Text of at most so many bytes in UTF-8, up to 1024, without the character U+0000.")
                    .kinds(Type.TextType.class)
                    .words("\"varchar[20]\"              // at most 20 bytes", "\"varchar[20]?\"")
                    .nulls(NULLS + " The empty text is not null.")
                    .ties("Texts are ordered by their bytes: capital letters before small ones, accents after both.")
                    .empty(EMPTY)
                    .overflow(
                            "A longer text is refused when it is read; nothing is cut. The length of each text stays secret,"
                                    + " the most bytes are public.")
                    .example("""
                            session.frame(columns().typed("city", "varchar[8]?", "Bern", "Zürich", "", null)).fetch()
                            """)
                    .see("length", "like", "concat text"),
            Entry.of("date", "A day from 1900-01-01 to 2199-12-31.")
                    .kinds(Type.DateType.class)
                    .words("\"date\"", "\"date[format=%d/%m/%Y]?\"   // as a CSV file writes it")
                    .nulls(NULLS)
                    .ties("Earlier days come first.")
                    .empty(EMPTY)
                    .overflow("A day outside 1900..2199 is refused when it is read.")
                    .example("""
                            session.frame(columns().dates("born", LocalDate.of(1985, 7, 3), null)).fetch()
                            """)
                    .see("timestamp", "year", "plusDays"),
            Entry.of(
                            "timestamp",
                            "A second from 1900-01-01T00:00:00 to 2199-12-31T23:59:59, in UTC without leap seconds.")
                    .kinds(Type.TimestampType.class)
                    .words("\"timestamp\"", "\"timestamp[format=%d/%m/%Y %H:%M]?\"")
                    .nulls(NULLS)
                    .ties("Earlier seconds come first.")
                    .empty(EMPTY)
                    .overflow("A second outside 1900..2199 is refused when it is read.")
                    .example("""
                            session.frame(columns()
                                    .timestamps("at", LocalDateTime.of(2026, 11, 22, 23, 59, 58), null)).fetch()
                            """)
                    .see("date", "hour", "plusSeconds"));
}
