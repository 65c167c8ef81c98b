package dev.trefoil.client;

import dev.trefoil.design.Design;
import dev.trefoil.design.DesignTable;
import dev.trefoil.design.OwnHandles;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Rebuilt;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.TableUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Steps that run in the design environment and are recorded: the script names production tables, the runs read their
/// dummies. A step that fails is recorded only where errors are allowed.
final class RecordedSteps implements Steps {
    private final Design design;
    private final Recorder recorder;
    private final PlaceholderValues placeholders;
    private final Map<Integer, Handle> results = new HashMap<>();

    RecordedSteps(Design design, Recorder recorder, PlaceholderValues placeholders) {
        this.design = design;
        this.recorder = recorder;
        this.placeholders = placeholders;
    }

    @Override
    public Relation relation(TableRef table) {
        DesignTable known = design.table(here(table));
        if (table instanceof Handle production) {
            if (!(design instanceof OwnHandles)) {
                requireDummy(known);
            }
            recorder.table(new TableUse(production, known.schema(), known.name()));
        }
        return known.relation();
    }

    private static void requireDummy(DesignTable table) {
        if (table.dummyFor().isEmpty()) {
            throw new PlanException(
                    "table " + table.handle().brief() + "... exists in the design environment only, so a"
                            + " script cannot read it: upload it with dummyFor(the production table's handle), or after"
                            + " record(...) to make the upload a step of the script");
        }
    }

    @Override
    public TableRef find(String handleOrName) {
        return new DesignSteps(design, placeholders).find(handleOrName);
    }

    @Override
    public Optional<Handle> handle(TableRef table) {
        return table instanceof Handle handle ? Optional.of(handle) : Optional.empty();
    }

    @Override
    public List<TableSummary> tables() {
        return new DesignSteps(design, placeholders).tables();
    }

    @Override
    public TableRef upload(Frame frame, Optional<String> name) {
        Handle kept = design.upload(frame, name, Optional.empty());
        return recorded(new Step.Upload(frame.schema(), name), kept);
    }

    @Override
    public TableRef uploadAny(Frame frame, UploadLimits limits, Optional<String> name) {
        Handle kept = design.upload(Uploads.within(limits, frame), name, Optional.empty());
        return recorded(new Step.UploadAny(limits, name), kept);
    }

    @Override
    public TableRef store(Plan plan, Optional<String> name) {
        Step step = new Step.Store(plan, name);
        return recorded(step, done(step, () -> design.store(here(plan), name)));
    }

    @Override
    public Frame reveal(Plan plan) {
        Step.Reveal step = new Step.Reveal(plan);
        Frame frame = done(step, () -> design.reveal(here(plan)));
        recorder.add(step, frame);
        return frame;
    }

    @Override
    public void remove(TableRef table) {
        Handle kept = here(table);
        recorder.add(new Step.Remove(table));
        // The dummy of a production table stays: the next run of this program needs it again.
        if (table instanceof StepRef) {
            design.remove(kept);
        }
    }

    @Override
    public Runnable allowErrors() {
        recorder.beginMayFail();
        return recorder::endMayFail;
    }

    /// What the step gives on dummy data; where errors are allowed, one that fails is recorded, too.
    private <T> T done(Step step, Supplier<T> work) {
        try {
            return work.get();
        } catch (DisclosedFailure e) {
            recorder.addFailed(step);
            throw e;
        }
    }

    private StepRef recorded(Step step, Handle kept) {
        int number = recorder.add(step);
        results.put(number, kept);
        return new StepRef(number);
    }

    /// The plan on dummy data, with the values that were chosen.
    private Plan here(Plan plan) {
        placeholders.uses(plan).forEach(recorder::placeholder);
        return Rebuilt.tables(placeholders.bind(plan), this::here);
    }

    /// The handle in the design environment of a table that the script names.
    private Handle here(TableRef table) {
        return switch (table) {
            case Handle handle -> handle;
            case StepRef(int step) ->
                Optional.ofNullable(results.get(step))
                        .orElseThrow(() -> new PlanException("step " + step + " of this script stored no table"));
        };
    }
}
