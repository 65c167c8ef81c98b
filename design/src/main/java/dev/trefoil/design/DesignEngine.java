package dev.trefoil.design;

import dev.trefoil.clear.ClearExecutor;
import dev.trefoil.clear.ClearTables;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.StepRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The design environment in this process: dummy tables in memory, plans run by `clear`. Safe for several threads; a
/// run sees the tables as they were when it first read them.
public final class DesignEngine implements Design {
    private final Shelf shelf;

    public DesignEngine() {
        this(DesignLimits.STANDARD);
    }

    public DesignEngine(DesignLimits limits) {
        this.shelf = new Shelf(limits);
    }

    @Override
    public Handle upload(Frame frame, Optional<String> name, Optional<Handle> dummyFor) {
        name.ifPresent(given -> Names.requireName("table", given));
        return shelf.put(frame, name, dummyFor);
    }

    @Override
    public List<DesignTable> tables() {
        return shelf.tables();
    }

    @Override
    public DesignTable table(Handle handle) {
        return shelf.table(handle);
    }

    @Override
    public Handle store(Plan plan, Optional<String> name) {
        name.ifPresent(given -> Names.requireName("table", given));
        return shelf.put(reveal(plan), name, Optional.empty());
    }

    @Override
    public Frame reveal(Plan plan) {
        return ClearExecutor.run(plan, snapshot());
    }

    @Override
    public void remove(Handle handle) {
        shelf.remove(handle);
    }

    @Override
    public void close() {}

    /// The shelf, where each table keeps the content it had when this run first looked.
    private ClearTables snapshot() {
        Map<Handle, Frame> seen = new HashMap<>();
        return table -> switch (table) {
            case Handle handle -> seen.computeIfAbsent(handle, shelf::frame);
            case StepRef step -> throw new PlanException(step + " means nothing outside its script");
        };
    }
}
