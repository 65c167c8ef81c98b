package dev.trefoil.client.files;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import java.util.List;

/// A CSV file that was read: its frame, and the columns whose types were inferred from the data.
public record ReadTable(Frame frame, List<Field> inferred) {
    public ReadTable {
        inferred = List.copyOf(inferred);
    }
}
