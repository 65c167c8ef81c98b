package dev.trefoil.design;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlanException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables of a design environment by handle, bounded in number and cells. Safe for several threads.
final class Shelf {
    private record Kept(DesignTable table, Frame frame) {}

    private final Map<Handle, Kept> kept = new LinkedHashMap<>();
    private final Map<Handle, Handle> dummies = new LinkedHashMap<>();
    private final DesignLimits limits;
    private long cells;

    Shelf(DesignLimits limits) {
        this.limits = limits;
    }

    synchronized Handle put(Frame frame, Optional<String> name, Optional<Handle> dummyFor) {
        long more = cells(frame);
        if (kept.size() >= limits.tables() || cells + more > limits.cells()) {
            throw new PlanException("the design environment is full (" + kept.size() + " tables, " + cells
                    + " cells): remove tables that are no longer needed");
        }
        Handle handle = Handle.random();
        kept.put(handle, new Kept(new DesignTable(handle, name, frame.schema(), frame.rows(), dummyFor), frame));
        cells += more;
        dummyFor.ifPresent(production -> replaceDummy(production, handle));
        return handle;
    }

    private void replaceDummy(Handle production, Handle dummy) {
        Handle earlier = dummies.put(production, dummy);
        if (earlier != null) {
            forget(earlier);
        }
    }

    synchronized List<DesignTable> tables() {
        return kept.values().stream().map(Kept::table).toList();
    }

    synchronized DesignTable table(Handle handle) {
        return find(handle).table();
    }

    synchronized Frame frame(Handle handle) {
        return find(handle).frame();
    }

    synchronized void remove(Handle handle) {
        DesignTable table = find(handle).table();
        table.dummyFor().ifPresent(dummies::remove);
        forget(table.handle());
    }

    private void forget(Handle handle) {
        Kept gone = kept.remove(handle);
        if (gone != null) {
            cells -= cells(gone.frame());
        }
    }

    private Kept find(Handle handle) {
        Kept found = kept.get(dummies.getOrDefault(handle, handle));
        if (found == null) {
            throw new PlanException("the design environment has no table " + handle.brief()
                    + "... and no dummy for it: upload one with dummyFor(\"" + handle.brief() + "...\")");
        }
        return found;
    }

    private static long cells(Frame frame) {
        return (long) frame.rows() * frame.schema().size();
    }
}
