package dev.trefoil.client.files;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a file as texts, which can be visited more than once.
interface RowSource {
    /// A column as the file names it, and whether the file itself says that it holds text.
    record Heading(String name, boolean text) {}

    /// Receives the header first, then each data row that has as many fields as the header.
    interface Visitor {
        void header(List<Heading> headings);

        void row(Place place, List<@Nullable String> fields);
    }

    /// Data row `row` from 1, which starts at `line` of the file from 1, if the file has lines.
    record Place(int row, Optional<Long> line) {
        @Override
        public String toString() {
            return "row " + row + line.map(at -> " (line " + at + ")").orElse("");
        }
    }

    /// What messages call the file.
    String name();

    /// Where the names of the columns stand, for messages.
    String header();

    /// Whether the field is a missing value.
    boolean isNull(@Nullable String field);

    /// The number that a field writes, as a plain decimal with a point; nothing if it writes none.
    Optional<String> number(String field);

    void visit(Problems problems, Visitor visitor);
}
