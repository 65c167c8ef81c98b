package dev.trefoil.client;

import dev.trefoil.plan.PlanException;
import java.util.ArrayList;
import java.util.List;

/// Revealed statistics: a cell for each row of each column, the first column first.
public record StatisticsTable(List<String> rows, List<String> columns, List<Cell> cells) {
    public StatisticsTable {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// The cell of a row, such as "mean", and a column.
    public Cell get(String row, String column) {
        return cells.get(index(columns, column) * rows.size() + index(rows, row));
    }

    /// A text table, as `describe` and `corr` print it elsewhere.
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(columns);
        lines.add(head);
        for (String row : rows) {
            List<String> line = new ArrayList<>(List.of(row));
            columns.forEach(column -> line.add(get(row, column).toString()));
            lines.add(line);
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int at = i;
                int width = lines.stream()
                        .mapToInt(other -> other.get(at).length())
                        .max()
                        .orElse(0);
                String padding = " ".repeat(width - line.get(i).length());
                text.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new PlanException("no '" + name + "' here, but " + names);
        }
        return index;
    }
}
