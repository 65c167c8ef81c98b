package dev.trefoil.client;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Digest;
import dev.trefoil.script.StepDifference;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.StepOfRun;
import dev.trefoil.wire.StepResult;
import dev.trefoil.wire.TableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Steps under approvals whose steps have no order: each step is looked for in all that are loaded, the first loaded
/// first, and is a run of its own.
///
/// A step that failed because a party was not there may be sent again: it is the same run then.
final class FreeSteps implements Steps, AutoCloseable {
    /// A step of a loaded approval.
    private record Covering(ApprovedFile file, int number) {}

    private final Digest owner;
    private final PlaceholderValues placeholders;
    private final Parties parties;
    private final ProductionTables tables;
    private final RunTag session = RunTag.random();
    private final List<ApprovedFile> loaded = new ArrayList<>();
    private final Map<Covering, RunTag> unfinished = new HashMap<>();
    private final AtomicReference<@Nullable RunTag> running = new AtomicReference<>();
    private List<RunCost> costs = List.of();

    /// Connects to the parties.
    FreeSteps(Production production, PlaceholderValues placeholders) {
        this.placeholders = placeholders;
        this.owner = production.analyst().keyId();
        this.parties = production.open();
        try {
            this.tables = new ProductionTables(parties);
        } catch (RuntimeException e) {
            parties.close();
            throw e;
        }
    }

    void load(ApprovedFile file) {
        loaded.add(file);
        tables.follow(file.authorization().request());
    }

    @Override
    public Relation relation(TableRef table) {
        return tables.relation(here(table));
    }

    @Override
    public TableRef find(String handleOrName) {
        return tables.find(handleOrName);
    }

    @Override
    public Optional<Handle> handle(TableRef table) {
        return Optional.of(here(table));
    }

    private static Handle here(TableRef table) {
        return switch (table) {
            case Handle handle -> handle;
            case StepRef step ->
                throw new PlanException("this table is the result of " + step + " of a script that has ended");
        };
    }

    @Override
    public List<TableSummary> tables() {
        return tables.list();
    }

    @Override
    public TableRef upload(Frame frame, Optional<String> name) {
        Step exact = new Step.Upload(frame.schema(), name);
        Optional<Step> any = loaded.stream()
                .flatMap(file -> steps(file).stream())
                .filter(step -> Uploads.step(frame, name, Optional.of(step)).equals(step))
                .findFirst();
        return stored(any.orElse(exact), Optional.of(ShareUpload.of(frame, name)), name);
    }

    @Override
    public TableRef uploadAny(Frame frame, UploadLimits limits, Optional<String> name) {
        ShareUpload shares = ShareUpload.of(Uploads.within(limits, frame), name);
        return stored(new Step.UploadAny(limits, name), Optional.of(shares), name);
    }

    @Override
    public TableRef store(Plan plan, Optional<String> name) {
        return stored(new Step.Store(plan, name), Optional.empty(), name);
    }

    private Handle stored(Step step, Optional<ShareUpload> upload, Optional<String> name) {
        return switch (run(step, upload)) {
            case StepResult.Stored(Handle table, var schema, var rows, var _) -> {
                tables.add(new TableEntry(table, name, schema, rows, owner, false));
                yield table;
            }
            case StepResult.Revealed _, StepResult.Removed _ -> throw unexpected();
        };
    }

    @Override
    public Frame reveal(Plan plan) {
        return switch (run(new Step.Reveal(plan), Optional.empty())) {
            case StepResult.Revealed(Frame frame, var _, var _) -> frame;
            case StepResult.Stored _, StepResult.Removed _ -> throw unexpected();
        };
    }

    @Override
    public void remove(TableRef table) {
        switch (run(new Step.Remove(table), Optional.empty())) {
            case StepResult.Removed(Handle gone, var _) -> tables.remove(gone);
            case StepResult.Stored _, StepResult.Revealed _ -> throw unexpected();
        }
    }

    private StepResult run(Step step, Optional<ShareUpload> upload) {
        Bindings bindings = placeholders.bindings(step);
        Covering covering = covering(step, bindings);
        RunTag tag = unfinished.computeIfAbsent(covering, _ -> RunTag.random());
        running.set(tag);
        try {
            StepResult result = parties.run(
                    covering.file().text(),
                    covering.file().authorization(),
                    new StepOfRun(tag, session, covering.number()),
                    step,
                    upload,
                    bindings);
            unfinished.remove(covering);
            costs = result.costs();
            return result;
        } catch (PartyFailure e) {
            if (e.kind() != Failure.Kind.UNAVAILABLE) {
                unfinished.remove(covering);
            }
            throw AuthorizedSteps.told(e);
        } finally {
            running.set(null);
        }
    }

    /// The first approved step that is this one and takes these values. Throws [Refused] if there is none, and says
    /// which values are not allowed, or how each approval differs where it differs least.
    private Covering covering(Step step, Bindings bindings) {
        List<Reason> forbidden = new ArrayList<>();
        for (ApprovedFile file : loaded) {
            int index = steps(file).indexOf(step);
            if (index >= 0) {
                List<Reason> objections = file.authorization().objections(index + 1, bindings);
                if (objections.isEmpty()) {
                    return new Covering(file, index + 1);
                }
                forbidden.addAll(objections);
            }
        }
        if (!forbidden.isEmpty()) {
            throw new Refused(forbidden);
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                Reason.Kind.STEP_DIFFERS,
                "none of the " + loaded.size() + " loaded approvals covers this step: request one, or load it"));
        for (ApprovedFile file : loaded) {
            reasons.add(new Reason(
                    Reason.Kind.STEP_DIFFERS,
                    "'" + Escaped.text(file.authorization().request().script().name()) + "' ("
                            + file.authorization().digest().brief() + "...): "
                            + StepDifference.nearest(steps(file), step)));
        }
        throw new Refused(reasons);
    }

    private static List<Step> steps(ApprovedFile file) {
        return file.authorization().request().script().steps();
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("the parties answered the step as if it were another kind of step");
    }

    @Override
    public boolean onParties() {
        return true;
    }

    @Override
    public void cancel() {
        RunTag tag = running.get();
        if (tag != null) {
            parties.cancel(tag);
        }
    }

    @Override
    public List<RunCost> costs() {
        return costs;
    }

    @Override
    public void close() {
        parties.close();
    }
}
