package dev.trefoil.client.files;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A CSV file: UTF-8 (strictly, a byte order mark is skipped), quoted as RFC 4180 says, its first line the header.
public final class CsvFile {
    private CsvFile() {}

    /// The file as a frame; throws [FileException] with the first problems.
    public static ReadTable read(Path file, ReadOptions options) {
        RowSource rows = rows(file, options);
        return QuickReading.read(file, rows, options).orElseGet(() -> FrameReading.read(rows, options));
    }

    static RowSource rows(Path file, ReadOptions options) {
        return new Rows(file, options);
    }

    private record Rows(Path file, ReadOptions options) implements RowSource {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public String header() {
            return "line 1 (the header)";
        }

        @Override
        public boolean isNull(@Nullable String field) {
            return field == null || options.nulls().contains(field);
        }

        @Override
        public Optional<String> number(String field) {
            return options.numbers().plain(field);
        }

        @Override
        public void visit(Problems problems, Visitor visitor) {
            CsvRows.visit(file, options.separator(), problems, visitor);
        }
    }
}
