package dev.trefoil.client;

import dev.trefoil.design.Design;
import dev.trefoil.design.DesignTable;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import java.util.List;
import java.util.Optional;

/// Steps that run at once in the design environment and are not recorded.
record DesignSteps(Design design, PlaceholderValues placeholders) implements Steps {
    @Override
    public Relation relation(TableRef table) {
        return design.table(here(table)).relation();
    }

    /// A dummy answers for its production table: the handle is that of the production table.
    @Override
    public TableRef find(String handleOrName) {
        DesignTable found = looksLikeHandle(handleOrName) ? design.table(Handle.of(handleOrName)) : named(handleOrName);
        return found.dummyFor().orElse(found.handle());
    }

    static boolean looksLikeHandle(String text) {
        return text.length() == 64 && text.matches("[0-9A-Fa-f]+");
    }

    private DesignTable named(String name) {
        List<DesignTable> tables = design.tables();
        List<String> names = tables.stream().flatMap(t -> t.name().stream()).toList();
        return tables.stream()
                .filter(table -> table.name().equals(Optional.of(name)))
                .reduce((_, latest) -> latest)
                .orElseThrow(() -> new PlanException("the design environment has no table named '" + name + "'"
                        + Names.suggestion(name, names) + "; a handle has 64 hex digits"));
    }

    @Override
    public Optional<Handle> handle(TableRef table) {
        return table instanceof Handle handle ? Optional.of(handle) : Optional.empty();
    }

    @Override
    public List<TableSummary> tables() {
        return design.tables().stream()
                .map(table -> new TableSummary(
                        table.dummyFor().orElse(table.handle()), table.name(), table.schema(), table.rows()))
                .toList();
    }

    @Override
    public TableRef upload(Frame frame, Optional<String> name) {
        return design.upload(frame, name, Optional.empty());
    }

    @Override
    public TableRef uploadAny(Frame frame, UploadLimits limits, Optional<String> name) {
        return upload(Uploads.within(limits, frame), name);
    }

    @Override
    public TableRef store(Plan plan, Optional<String> name) {
        return design.store(placeholders.bind(plan), name);
    }

    @Override
    public Frame reveal(Plan plan) {
        return design.reveal(placeholders.bind(plan));
    }

    @Override
    public void remove(TableRef table) {
        design.remove(here(table));
    }

    private static Handle here(TableRef table) {
        return switch (table) {
            case Handle handle -> handle;
            case StepRef step ->
                throw new PlanException(
                        "this table is the result of " + step + " of a script that is finished: make it again");
        };
    }
}
