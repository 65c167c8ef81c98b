package dev.trefoil.client;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import java.util.ArrayList;
import java.util.List;

/// Statistics of several columns, still secret: one aggregate over the whole table, shown as a table of rows and
/// columns once it is revealed.
public final class Statistics {
    private final DataFrame table;
    private final List<String> rows;
    private final List<String> columns;

    private Statistics(DataFrame table, List<String> rows, List<String> columns) {
        this.table = table;
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
    }

    static Statistics description(DataFrame frame, List<String> columns) {
        List<String> rows = List.of("count", "mean", "std", "min", "25%", "50%", "75%", "max");
        List<Aggregation> measures = new ArrayList<>();
        for (String column : require(columns)) {
            measures.add(Trefoil.count(column));
            measures.add(Trefoil.mean(column));
            measures.add(Trefoil.std(column));
            measures.add(Trefoil.min(column));
            measures.add(Trefoil.quantile(column, 0.25));
            measures.add(Trefoil.median(column));
            measures.add(Trefoil.quantile(column, 0.75));
            measures.add(Trefoil.max(column));
        }
        return new Statistics(frame.agg(measures.toArray(Aggregation[]::new)), rows, columns);
    }

    static Statistics correlations(DataFrame frame, List<String> columns) {
        List<Aggregation> measures = new ArrayList<>();
        for (String column : require(columns)) {
            for (String row : columns) {
                measures.add(Trefoil.correlation(row, column));
            }
        }
        return new Statistics(frame.agg(measures.toArray(Aggregation[]::new)), columns, columns);
    }

    /// Runs the plan and gives the numbers to the analyst: a step of its own.
    public StatisticsTable reveal() {
        Frame frame = table.fetch();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < frame.schema().size(); i++) {
            cells.add(new Cell(frame.value(i, 0)));
        }
        return new StatisticsTable(rows, columns, cells);
    }

    /// The same numbers as a table of one row.
    public DataFrame table() {
        return table;
    }

    /// What would be computed, as a tree with types.
    public String explain() {
        return table.explain();
    }

    /// Which statistics of which columns; never a value.
    @Override
    public String toString() {
        return "secret statistics " + rows + " of " + columns + " (reveal() runs them)";
    }

    private static List<String> require(List<String> columns) {
        if (columns.isEmpty()) {
            throw new PlanException("statistics: the table has no column of numbers");
        }
        return columns;
    }
}
