package dev.trefoil.testing.manual;

import java.util.List;
import java.util.Map;

/// The pages that are not about one operation: the index, and the sample tables.
final class IndexText {
    private static final String HEAD = """
            # Reference

            Every operation of the language has a page: what it means with nulls, ties, empty tables and numbers that may not
            fit, an example with its result, what it costs, and what becomes public. A test runs all examples in design mode and
            on three parties, and compares. The pages are generated (`./trefoil manual`); the guide is [client.md](../client.md).

            """;

    private static final String FOOT = """
            ## How to read a page

            **Examples** read [sample tables](tables.md). Their last line is what a Java prompt (`./trefoil jshell`) shows. A table
            that was not sorted has no order; its rows are shown sorted all the same.

            **Cost** is what the operation sends in its example, if each table had 1,000 or 4,000 rows: payload bits of all three
            parties together, divided by the rows of a table, and rounds (messages that wait for each other). An operation on
            numbers converts a column from bits, as it was uploaded, when it is the first to need that; revealing the result comes on
            top. The first run of a sort of a stored table counts, a later one costs less. "about" stands where a quicksort's random
            pivots decide. `explain()` says the same for your tables: see
            [costs.md](../costs.md).

            **What becomes public** is what approvers read of the operation in the review of a script. Names, types, bounds and
            the number of rows of uploaded tables are public from the start.

            **Overflow**: bounds are inferred before anything runs, and what cannot be proved to fit 96 bits is refused with the
            expression, its bounds and a way out. "Cannot happen" means that the result fits whenever the operands do.
            """;

    private IndexText() {}

    static String index(List<Chapter> chapters) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Chapter chapter : chapters) {
            text.append("## ").append(chapter.title()).append("\n\n").append(chapter.about());
            text.append("\n\n| | |\n|---|---|\n");
            for (Entry entry : chapter.entries()) {
                text.append("| [")
                        .append(entry.name())
                        .append("](")
                        .append(entry.file())
                        .append(") | ")
                        .append(first(entry.what()))
                        .append(" |\n");
            }
            text.append('\n');
        }
        return text.append(FOOT).toString();
    }

    private static String first(String sentences) {
        int end = sentences.indexOf(". ");
        return (end < 0 ? sentences : sentences.substring(0, end + 1)).replace("|", "\\|");
    }

    /// The sample tables, as text and as the Java that makes them.
    static String tables(Map<String, String> samples) {
        StringBuilder text = new StringBuilder("""
                # The sample tables

                The examples of the [reference](README.md) read these. To try them at a prompt (`./trefoil jshell`):

                ```java
                import java.time.LocalDateTime;
                Session session = Session.connect();
                ```

                """);
        for (Sample sample : Sample.ALL) {
            text.append("## ").append(sample.name()).append("\n\n```\n");
            text.append(samples.get(sample.name())).append("\n```\n\n```java\nDataFrame ");
            text.append(sample.name()).append(" = session.frame(");
            text.append(sample.source()).append(");\n```\n\n");
        }
        return text.toString().stripTrailing() + "\n";
    }
}
