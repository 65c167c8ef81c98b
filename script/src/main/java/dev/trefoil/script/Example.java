package dev.trefoil.script;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a reveal gave on dummy data when the script was recorded: its first rows, cell by cell as text.
///
/// For readers only: nothing is computed from it, no party compares it, and nobody vouches for it but the analyst. Rows
/// have the first columns of the result, at most [#MAX_COLUMNS].
///
/// @param step the number of the reveal
/// @param ofRows how many rows the result had on dummy data
public record Example(int step, long ofRows, List<Row> rows) {
    public static final int MAX_ROWS = 5;
    public static final int MAX_COLUMNS = 20;

    /// The longest cell, in UTF-16 code units; a longer one ends with three dots.
    public static final int MAX_CELL = 60;

    private static final String CUT = "...";

    /// One row; an empty cell is a null.
    public record Row(List<Optional<String>> cells) {
        public Row {
            cells = List.copyOf(cells);
            cells.stream().flatMap(Optional::stream).forEach(Row::requireCell);
        }

        private static void requireCell(String cell) {
            TextBytes.bytes(cell);
            if (cell.length() > MAX_CELL) {
                throw new PlanException(
                        "a cell of an example has " + cell.length() + " characters, at most " + MAX_CELL);
            }
        }
    }

    public Example {
        rows = List.copyOf(rows);
        if (rows.size() > MAX_ROWS || ofRows < rows.size()) {
            throw new PlanException("an example shows at most " + MAX_ROWS + " rows of its result, not " + rows.size()
                    + " of " + ofRows);
        }
    }

    /// The first rows and columns of what step `step` revealed.
    public static Example of(int step, Frame frame) {
        int columns = Math.min(frame.schema().fields().size(), MAX_COLUMNS);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(frame.rows(), MAX_ROWS); row++) {
            int at = row;
            rows.add(new Row(IntStream.range(0, columns)
                    .mapToObj(column -> cell(frame.value(column, at)))
                    .toList()));
        }
        return new Example(step, frame.rows(), rows);
    }

    private static Optional<String> cell(Value value) {
        return switch (value) {
            case Value.NullValue _ -> Optional.empty();
            case Value.TextValue(String text) -> Optional.of(cut(text));
            case Value.IntValue _, Value.FixedValue _, Value.BoolValue _, Value.DateValue _, Value.TimestampValue _ ->
                Optional.of(cut(value.toString()));
        };
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CELL) {
            return text;
        }
        int end = MAX_CELL - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /// Throws unless each row has the columns that `schema`, the schema of what the step reveals, begins with.
    void requireFits(Schema schema) {
        int columns = Math.min(schema.fields().size(), MAX_COLUMNS);
        if (rows.stream().anyMatch(row -> row.cells().size() != columns)) {
            throw new PlanException("the example of step " + step + " has not the " + columns
                    + (columns == 1 ? " column" : " columns") + " that the step reveals");
        }
    }
}
