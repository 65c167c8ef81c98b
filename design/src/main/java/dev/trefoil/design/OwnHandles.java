package dev.trefoil.design;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlanSize;
import java.util.List;
import java.util.Optional;

/// A design environment in which every table answers to its own handle only: dummies do not stand for production
/// tables.
public record OwnHandles(Design design) implements Design {
    @Override
    public Handle upload(Frame frame, Optional<String> name, Optional<Handle> dummyFor) {
        return design.upload(frame, name, dummyFor);
    }

    @Override
    public List<DesignTable> tables() {
        return design.tables().stream().map(OwnHandles::own).toList();
    }

    private static DesignTable own(DesignTable table) {
        return new DesignTable(table.handle(), table.name(), table.schema(), table.rows(), Optional.empty());
    }

    @Override
    public DesignTable table(Handle handle) {
        DesignTable found = design.table(handle);
        if (!found.handle().equals(handle)) {
            throw new PlanException("table " + handle.brief() + "... is a production table with a dummy here, and"
                    + " mapDummyHandles(false) was said: name the dummy by its own handle "
                    + found.handle().hex());
        }
        return own(found);
    }

    @Override
    public Handle store(Plan plan, Optional<String> name) {
        requireOwn(plan);
        return design.store(plan, name);
    }

    @Override
    public Frame reveal(Plan plan) {
        requireOwn(plan);
        return design.reveal(plan);
    }

    private void requireOwn(Plan plan) {
        if (plan instanceof Plan.Scan(Handle handle)) {
            table(handle);
        }
        PlanSize.inputs(plan).forEach(this::requireOwn);
    }

    @Override
    public void remove(Handle handle) {
        design.remove(table(handle).handle());
    }

    @Override
    public void close() {
        design.close();
    }
}
