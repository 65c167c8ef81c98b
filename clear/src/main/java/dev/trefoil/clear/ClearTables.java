package dev.trefoil.clear;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import java.util.Map;

/// The tables that a plan scans, in the clear.
@FunctionalInterface
public interface ClearTables {
    /// The rows of `table`; throws [PlanException] for a table that is not there.
    Frame frame(TableRef table);

    /// Exactly these tables.
    static ClearTables of(Map<? extends TableRef, Frame> frames) {
        Map<TableRef, Frame> copy = Map.copyOf(frames);
        return table -> {
            Frame frame = copy.get(table);
            if (frame == null) {
                throw new PlanException("there is no table " + table);
            }
            return frame;
        };
    }

    /// What inference needs to know of the tables.
    default Tables relations() {
        return table -> {
            Frame frame = frame(table);
            return Relation.unsorted(frame.schema(), frame.rows());
        };
    }
}
