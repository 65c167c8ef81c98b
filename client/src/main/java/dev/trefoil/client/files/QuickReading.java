package dev.trefoil.client.files;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a regular CSV file without an object for a cell: the same table that [FrameReading] gives, or nothing.
///
/// It gives up at the first thing that is not regular or not right, however late; [FrameReading] then reads the file
/// from its beginning, and tells what is wrong. A cell that is not written plainly is read as there.
final class QuickReading {
    private final Path file;
    private final RowSource source;
    private final ReadOptions options;
    private final FrameReading.Survey survey;
    private final byte[][] nulls;
    private final boolean plainNumbers;

    /// Reads one column's plain fields; false for a field that is not plain.
    private interface Cells {
        boolean set(byte[] bytes, int from, int to, int row);
    }

    private QuickReading(Path file, RowSource source, ReadOptions options) {
        this.file = file;
        this.source = source;
        this.options = options;
        this.survey = new FrameReading.Survey(source, options);
        this.nulls = options.nulls().stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.plainNumbers = options.numbers().equals(NumberFormat.STANDARD);
    }

    static Optional<ReadTable> read(Path file, RowSource source, ReadOptions options) {
        try {
            return Optional.of(new QuickReading(file, source, options).read());
        } catch (CsvCells.Irregular | PlanException | FileException | IOException _) {
            return Optional.empty();
        }
    }

    private ReadTable read() throws IOException {
        int rows = survey();
        List<CellReader> readers = survey.readers();
        List<Field> fields = survey.fields(readers);
        Frame.Builder frame = Frame.builder(new Schema(fields), rows);
        FrameReading.Filling filling =
                new FrameReading.Filling(source, frame, rows, fields, readers, new Problems(source.name()));
        if (fill(frame, filling, readers) != rows) {
            throw new CsvCells.Irregular();
        }
        return new ReadTable(frame.build(), survey.inferred(fields));
    }

    /// The first pass: names, types, and the number of rows.
    private int survey() throws IOException {
        try (CsvCells cells = new CsvCells(file, options.separator())) {
            if (!cells.next()) {
                throw new CsvCells.Irregular();
            }
            List<RowSource.Heading> headings = new ArrayList<>();
            for (int i = 0; i < cells.count(); i++) {
                headings.add(new RowSource.Heading(cells.text(i), false));
            }
            survey.header(headings);
            int[] open = open(headings.size());
            int rows = 0;
            while (cells.next()) {
                if (isRow(cells, headings.size())) {
                    rows = Math.addExact(rows, 1);
                    see(cells, open);
                }
            }
            if (rows > Limits.MAX_ROWS) {
                throw new CsvCells.Irregular();
            }
            return rows;
        }
    }

    /// The columns whose types are not declared.
    private int[] open(int columns) {
        List<Integer> open = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            if (!survey.isDeclared(column)) {
                open.add(column);
            }
        }
        return open.stream().mapToInt(Integer::intValue).toArray();
    }

    private void see(CsvCells cells, int... columns) {
        for (int column : columns) {
            if (isNull(cells, column)) {
                survey.evidence(column).seeNull();
            } else if (!survey.evidence(column)
                    .tellsNothingNew(cells.bytes(), cells.start(column), cells.end(column), plainNumbers)) {
                survey.see(column, cells.text(column));
            }
        }
    }

    /// The second pass; the number of rows that it found.
    private int fill(Frame.Builder frame, FrameReading.Filling filling, List<CellReader> readers) throws IOException {
        Cells[] columns = new Cells[readers.size()];
        boolean[] nullable = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = cells(frame, i, readers.get(i));
            nullable[i] = readers.get(i).type().nullable();
        }
        try (CsvCells cells = new CsvCells(file, options.separator())) {
            cells.next();
            int row = 0;
            while (cells.next()) {
                if (isRow(cells, columns.length)) {
                    for (int i = 0; i < columns.length; i++) {
                        boolean isNull = isNull(cells, i);
                        // A cell of the frame is null, if its type allows that, until it is set.
                        if (isNull ? !nullable[i] : !columns[i].set(cells.bytes(), cells.start(i), cells.end(i), row)) {
                            filling.cell(i, row, cells.text(i));
                        }
                    }
                    row++;
                }
            }
            return row;
        }
    }

    /// Whether the record is a row: blank lines are none, unless there is one column only.
    private static boolean isRow(CsvCells cells, int columns) {
        if (cells.count() == columns) {
            return true;
        }
        if (cells.count() == 1 && cells.start(0) == cells.end(0)) {
            return false;
        }
        throw new CsvCells.Irregular();
    }

    private boolean isNull(CsvCells cells, int cell) {
        int from = cells.start(cell);
        int to = cells.end(cell);
        for (byte[] word : nulls) {
            if (to - from == word.length
                    && (word.length == 0 || Arrays.equals(cells.bytes(), from, to, word, 0, word.length))) {
                return true;
            }
        }
        return false;
    }

    private Cells cells(Frame.Builder frame, int column, CellReader reader) {
        return switch (reader.type()) {
            case Type.IntType type
            when plainNumbers && !type.wide() ->
                (bytes, from, to, row) -> set(frame, column, row, PlainFields.whole(bytes, from, to));
            case Type.FixedType type
            when plainNumbers && !type.wide() ->
                (bytes, from, to, row) -> set(frame, column, row, PlainFields.units(bytes, from, to, type.fraction()));
            case Type.BoolType _ ->
                (bytes, from, to, row) -> set(frame, column, row, PlainFields.bool(bytes, from, to));
            case Type.DateType _
            when reader.format().toString().equals(DateFormat.ISO.toString()) ->
                (bytes, from, to, row) -> set(frame, column, row, PlainFields.day(bytes, from, to));
            case Type.TimestampType _
            when reader.format().equals(DateFormat.ISO_TIMESTAMP) ->
                (bytes, from, to, row) -> set(frame, column, row, PlainFields.second(bytes, from, to));
            case Type.TextType _ -> (bytes, from, to, row) -> frame.text(column, row, bytes, from, to - from);
            case Type.IntType _, Type.FixedType _, Type.DateType _, Type.TimestampType _ ->
                (bytes, from, to, row) -> false;
        };
    }

    /// A number outside the type is refused by the frame.
    private static boolean set(Frame.Builder frame, int column, int row, long number) {
        if (number == PlainFields.OTHER) {
            return false;
        }
        frame.number(column, row, number);
        return true;
    }
}
