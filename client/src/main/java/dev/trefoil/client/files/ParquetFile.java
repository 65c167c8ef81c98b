package dev.trefoil.client.files;

import dev.trefoil.plan.Escaped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Parquet file of plain columns: whole numbers, decimals, floating point, bools, texts, dates, timestamps without a
/// zone.
///
/// Its cells pass the same checks as those of a CSV file: the types it declares say what a cell is, the bounds are
/// inferred or declared. Only its own nulls are null.
public final class ParquetFile {
    private static final String PATTERNS = "*?[";

    private ParquetFile() {}

    /// Whether the file's name ends in `.parquet`.
    public static boolean is(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /// The file as a frame; throws [FileException] with the first problems.
    public static ReadTable read(Path file, ReadOptions options) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        String path = file.toAbsolutePath().toString();
        if (path.chars().anyMatch(character -> PATTERNS.indexOf(character) >= 0)) {
            throw new IllegalArgumentException(
                    file + ": a Parquet file cannot be read from a path with one of " + PATTERNS + ": rename it");
        }
        return FrameReading.read(new Rows(file), options);
    }

    private record Rows(Path file) implements RowSource {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public String header() {
            return "its columns";
        }

        @Override
        public boolean isNull(@Nullable String field) {
            return field == null;
        }

        @Override
        public Optional<String> number(String field) {
            return Optional.of(field);
        }

        @Override
        public void visit(Problems problems, Visitor visitor) {
            String source = "read_parquet(" + FileDatabase.quoted(file) + ")";
            try (FileDatabase database = FileDatabase.open(file)) {
                List<ParquetColumn> columns = columns(database, source);
                visitor.header(columns.stream().map(ParquetColumn::heading).toList());
                columns.forEach(column -> column.requireKnown(name()));
                visit(database, source, columns, visitor);
            } catch (SQLException e) {
                throw new FileException(name(), "not a well-formed Parquet file: " + reason(e));
            }
        }

        private static List<ParquetColumn> columns(FileDatabase database, String source) throws SQLException {
            List<ParquetColumn> columns = new ArrayList<>();
            try (PreparedStatement statement = database.prepare("DESCRIBE SELECT * FROM " + source);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new ParquetColumn(rows.getString(1), rows.getString(2)));
                }
            }
            return columns;
        }

        private static void visit(FileDatabase database, String source, List<ParquetColumn> columns, Visitor visitor)
                throws SQLException {
            String selected = String.join(
                    ", ", columns.stream().map(ParquetColumn::selected).toList());
            try (PreparedStatement statement = database.prepare("SELECT " + selected + " FROM " + source);
                    ResultSet rows = statement.executeQuery()) {
                for (int row = 1; rows.next(); row++) {
                    @Nullable String[] fields = new String[columns.size()];
                    for (int i = 0; i < fields.length; i++) {
                        fields[i] = rows.getString(i + 1);
                    }
                    visitor.row(new Place(row, Optional.empty()), Arrays.asList(fields));
                }
            }
        }

        private String reason(SQLException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Escaped.text(
                    message.replace(file.toAbsolutePath().normalize().toString(), name()));
        }
    }
}
