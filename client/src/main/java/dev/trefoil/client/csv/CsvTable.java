package dev.trefoil.client.csv;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import java.util.List;

/// A CSV file that was read: its frame, and the columns whose types were inferred from the data.
public record CsvTable(Frame frame, List<Field> inferred) {
    public CsvTable {
        inferred = List.copyOf(inferred);
    }
}
