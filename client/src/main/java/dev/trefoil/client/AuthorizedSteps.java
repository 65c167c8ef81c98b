package dev.trefoil.client;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Replay;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.StepResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run of an approved script on the three parties.
///
/// Each step is compared with the approved one before anything is sent; what counts is that every party does
/// the same.
/// A step that failed because a party was not there may be sent again.
final class AuthorizedSteps implements Steps {
    private record Unfinished(int number, Step step) {}

    private final Parties parties;
    private final String approved;
    private final Authorization authorization;
    private final RunTag tag;
    private final PlaceholderValues placeholders;
    private final Replay replay;
    private final ProductionTables tables;
    private final Map<Integer, TableSummary> results = new HashMap<>();
    private Optional<Unfinished> unfinished = Optional.empty();
    private List<RunCost> costs = List.of();

    /// Throws if a table of the script is not there or has another schema than approved.
    AuthorizedSteps(
            Parties parties, String approved, Authorization authorization, RunTag tag, PlaceholderValues placeholders) {
        this.parties = parties;
        this.approved = approved;
        this.authorization = authorization;
        this.tag = tag;
        this.placeholders = placeholders;
        this.replay = new Replay(authorization.request().script());
        this.tables = new ProductionTables(parties);
        tables.follow(authorization.request());
        authorization.request().script().tables().forEach(tables::requireAsApproved);
    }

    Replay replay() {
        return replay;
    }

    @Override
    public boolean onParties() {
        return true;
    }

    @Override
    public void cancel() {
        parties.cancel(tag);
    }

    @Override
    public List<RunCost> costs() {
        return costs;
    }

    @Override
    public Relation relation(TableRef table) {
        return switch (table) {
            case Handle handle -> tables.relation(handle);
            case StepRef(int step) -> {
                TableSummary stored = stored(step);
                yield Relation.unsorted(stored.schema(), stored.rows());
            }
        };
    }

    @Override
    public TableRef find(String handleOrName) {
        return tables.find(handleOrName);
    }

    @Override
    public Optional<Handle> handle(TableRef table) {
        return Optional.of(
                switch (table) {
                    case Handle handle -> handle;
                    case StepRef(int step) -> stored(step).handle();
                });
    }

    @Override
    public List<TableSummary> tables() {
        return tables.list();
    }

    @Override
    public TableRef upload(Frame frame, Optional<String> name) {
        return stored(
                Uploads.step(frame, name, unfinished.map(Unfinished::step).or(replay::next)),
                Optional.of(ShareUpload.of(frame, name)),
                name);
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

    private StepRef stored(Step step, Optional<ShareUpload> upload, Optional<String> name) {
        int number = number(step);
        StepResult result = run(number, step, upload);
        return switch (result) {
            case StepResult.Stored(var table, var schema, var rows, var _) -> {
                results.put(number, new TableSummary(table, name, schema, rows));
                yield new StepRef(number);
            }
            case StepResult.Revealed _, StepResult.Removed _ -> throw unexpected(number);
        };
    }

    @Override
    public Frame reveal(Plan plan) {
        Step step = new Step.Reveal(plan);
        int number = number(step);
        return switch (run(number, step, Optional.empty())) {
            case StepResult.Revealed(Frame frame, var _, var _) -> frame;
            case StepResult.Stored _, StepResult.Removed _ -> throw unexpected(number);
        };
    }

    @Override
    public void remove(TableRef table) {
        Step step = new Step.Remove(table);
        int number = number(step);
        switch (run(number, step, Optional.empty())) {
            case StepResult.Removed(Handle gone, var _) -> tables.remove(gone);
            case StepResult.Stored _, StepResult.Revealed _ -> throw unexpected(number);
        }
    }

    private TableSummary stored(int step) {
        TableSummary stored = results.get(step);
        if (stored == null) {
            throw new PlanException("step " + step + " of this script stored no table");
        }
        return stored;
    }

    /// Throws unless the approved constraint of each of the step's placeholders allows its value, before anything is
    /// sent and before the step counts as run.
    private void requireAllowed(Step step) {
        placeholders.bindings(step).values().forEach(this::requireAllowed);
    }

    /// Throws if the approved script has such a placeholder and forbids it this value.
    void requireAllowed(PlaceholderName name, Value value) {
        authorization.request().script().placeholders().stream()
                .filter(use -> use.name().equals(name))
                .flatMap(use -> use.objection(value).stream())
                .forEach(words -> {
                    throw new PlanException(words + ": the approved script says so");
                });
    }

    private int number(Step step) {
        requireAllowed(step);
        if (unfinished.isEmpty()) {
            return replay.match(step);
        }
        Unfinished failed = unfinished.get();
        if (!failed.step().equals(step)) {
            throw new PlanException("step " + failed.number() + " was not finished, because a party was not there:"
                    + " repeat it before going on");
        }
        return failed.number();
    }

    private StepResult run(int number, Step step, Optional<ShareUpload> upload) {
        try {
            StepResult result =
                    parties.run(approved, authorization, tag, number, step, upload, placeholders.bindings(step));
            unfinished = Optional.empty();
            costs = result.costs();
            return result;
        } catch (PartyFailure e) {
            unfinished =
                    e.kind() == Failure.Kind.UNAVAILABLE ? Optional.of(new Unfinished(number, step)) : Optional.empty();
            RuntimeException told = told(e);
            if (told instanceof DisclosedFailure) {
                replay.fail();
            }
            throw told;
        }
    }

    /// A failure that the data caused is the same exception as in design mode.
    static RuntimeException told(PartyFailure e) {
        for (DisclosedFailure.Kind kind : DisclosedFailure.Kind.values()) {
            if (e.kind() == Failure.Kind.FAILED && e.failure().reasons().contains(kind.name())) {
                DisclosedFailure failure =
                        DisclosedFailure.reported(kind, e.failure().message());
                failure.initCause(e);
                return failure;
            }
        }
        return e;
    }

    private static IllegalStateException unexpected(int number) {
        return new IllegalStateException("the parties answered step " + number + " as if it were another kind of step");
    }
}
