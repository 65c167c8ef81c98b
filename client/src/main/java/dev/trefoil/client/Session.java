package dev.trefoil.client;

import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.design.Design;
import dev.trefoil.design.DesignEngine;
import dev.trefoil.design.OwnHandles;
import dev.trefoil.design.RemoteDesign;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Recorder;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.RunTag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// An analyst's way into an environment: design mode on dummy data, and authorized mode on three parties.
///
/// A session begins in design mode. [#record] records what follows, [#load] runs what follows on the three parties
/// under an approved script, which the program must repeat step by step. Not for several threads at once.
public final class Session implements AutoCloseable {
    private final Notices notices = new Notices();
    private final Connection connection;
    private Design design;
    private final PlaceholderValues placeholders = new PlaceholderValues();
    private final Scalars scalars = new Scalars();
    private Steps steps;
    private Optional<SigningKey> analystKey = Optional.empty();
    private Optional<Parties> parties = Optional.empty();
    private Optional<FreeSteps> authorizations = Optional.empty();
    private Optional<OpenScript> script = Optional.empty();

    private Session(Connection connection) {
        this.connection = connection;
        this.design = connection.design().<Design>map(RemoteDesign::new).orElseGet(DesignEngine::new);
        this.steps = new DesignSteps(design, placeholders);
    }

    /// A session with an embedded design environment and nothing else: for trying things out.
    public static Session connect() {
        return new Session(Connection.EMBEDDED);
    }

    /// A session with the connection file of this name in `~/.config/trefoil`, or at this path.
    public static Session connect(String nameOrPath) {
        return connect(Connection.find(nameOrPath));
    }

    public static Session connect(Path file) {
        return connect(Connection.read(file));
    }

    public static Session connect(Connection connection) {
        return new Session(connection);
    }

    /// Notices (which mode, what was inferred, what was not sent) go here instead of the system logger.
    public Session onNotice(Consumer<String> listener) {
        notices.listener(listener);
        return this;
    }

    /// The analyst's signing key, in place of the one that the connection file names.
    public Session analystKey(Path file) {
        return analystKey(Keys.read(file));
    }

    /// The analyst's signing key, from a file with a passphrase.
    public Session analystKey(Path file, char[] passphrase) {
        return analystKey(Keys.read(file, passphrase));
    }

    public Session analystKey(SigningKey key) {
        analystKey = Optional.of(key);
        return this;
    }

    /// Whether, in design mode, a production table's handle means the dummy that was uploaded for it; so unless `false`
    /// is said here. For users of two environments: with `false` every handle means the table of this design
    /// environment itself, and scripts record that handle, for `trefoil script rebind` to replace.
    public Session mapDummyHandles(boolean map) {
        requireNoScript();
        Design plain = design instanceof OwnHandles(Design inner) ? inner : design;
        design = map ? plain : new OwnHandles(plain);
        end();
        return this;
    }

    /// Begins to record a script: design mode.
    public OpenScript record(String name) {
        return record(name, "");
    }

    /// Begins to record a script with a description for approvers: design mode.
    public OpenScript record(String name, String description) {
        requireNoScript();
        ModeNotices.design(notices);
        Recorder recorder = new Recorder(name);
        recorder.describe(description);
        return begin(name, new RecordedSteps(design, recorder, placeholders), new Recording(recorder, this::end));
    }

    /// Begins a run of an approved script on the three parties: authorized mode. The program then does what the
    /// script says, step by step, and ends with `close()`.
    ///
    /// Throws [dev.trefoil.authorization.Refused] if the file is not valid here and now or is for another analyst.
    public OpenScript load(Path approved) {
        requireNoScript();
        Production production = Production.of(connection, analystKey);
        ApprovedFile approval = production.approval(approved, StepOrder.LINEAR);
        Parties opened = production.open();
        try {
            AuthorizedSteps run = new AuthorizedSteps(
                    opened, approval.text(), approval.authorization(), RunTag.random(), placeholders);
            parties = Optional.of(opened);
            ModeNotices.authorized(production.signed().environment(), design, notices);
            return begin(approval.authorization().request().script().name(), run, new Run(run.replay(), this::end));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// Adds an approval whose steps have no order (`trefoil request --order free`): outside scripts the session is in
    /// authorized mode from now on, and runs each step under the first loaded approval that covers it.
    ///
    /// Each execution counts as a run of that approval. While a script is open, only its own steps run. Throws
    /// [dev.trefoil.authorization.Refused] if the file is not valid here and now or is for another analyst.
    public Session loadAuthorization(Path approved) {
        requireNoScript();
        Production production = Production.of(connection, analystKey);
        ApprovedFile approval = production.approval(approved, StepOrder.FREE);
        FreeSteps free = authorizations.orElseGet(() -> {
            FreeSteps opened = new FreeSteps(production, placeholders);
            ModeNotices.authorized(production.signed().environment(), design, notices);
            return opened;
        });
        authorizations = Optional.of(free);
        free.load(approval);
        steps = free;
        return this;
    }

    /// Forgets the approvals that were added with [#loadAuthorization]: back to design mode.
    public void unloadAuthorizations() {
        requireNoScript();
        authorizations.ifPresent(FreeSteps::close);
        authorizations = Optional.empty();
        end();
    }

    /// Ends what the parties are doing for this session, within a second; may be called from another thread.
    public void cancel() {
        steps.cancel();
    }

    /// What the last step cost each party (bytes sent, rounds, time); empty in design mode.
    public List<RunCost> lastCosts() {
        return steps.costs();
    }

    /// Begins a part of a script in which a [dev.trefoil.plan.DisclosedFailure] does not end the run: the
    /// program gets it and may go on, with or without the rest of the part. Close what this returns to end the
    /// part:
    ///
    /// ```java
    /// try (var _ = session.allowErrors()) {
    ///     System.out.println(group.filter(adult, minimumRows(10)).mean("age").reveal());
    /// } catch (DisclosedFailure e) {
    ///     System.out.println("too few");
    /// }
    /// ```
    ///
    /// Approvers read which steps lie in such parts, since each of them may tell a bit by failing.
    public AllowedErrors allowErrors() {
        return new AllowedErrors(steps.allowErrors());
    }

    /// A value that is chosen for each run, and that stands wherever a literal may: in design mode `value` stands for
    /// it and a script records the placeholder, so that the approved script runs with any value that it takes.
    ///
    /// Throws [PlanException] if `takes` forbids the value, or the approved script that runs. In a script the
    /// placeholder keeps its value.
    public ColumnExpression placeholder(String name, Placeholder takes, Object value) {
        if (steps instanceof AuthorizedSteps run) {
            run.requireAllowed(PlaceholderName.of(name), takes.value(value));
        }
        return placeholders.choose(name, takes, value, script.isPresent());
    }

    /// The table with this handle or name. In design mode its dummy answers.
    public DataFrame table(String handleOrName) {
        return scan(steps.find(handleOrName));
    }

    /// The tables that can be read in the current mode.
    public List<TableSummary> tables() {
        return steps.tables();
    }

    /// Uploads a CSV file as dummy data for a production table. In authorized mode nothing is sent.
    public DataFrame upload(Path csv, DummyFor dummy) {
        return upload(csv, ReadOptions.STANDARD, dummy);
    }

    /// Uploads a CSV file as dummy data for a production table. In authorized mode nothing is sent.
    public DataFrame upload(Path csv, ReadOptions options, DummyFor dummy) {
        return dummy(FileReading.read(csv, options, notices), dummy);
    }

    /// Uploads a CSV file; inside a script a step of its own, which fixes column names and types.
    public DataFrame upload(Path csv) {
        return upload(csv, ReadOptions.STANDARD);
    }

    public DataFrame upload(Path csv, ReadOptions options) {
        return scan(steps.upload(FileReading.read(csv, options, notices), Optional.empty()));
    }

    public DataFrame upload(Path csv, ReadOptions options, String name) {
        return scan(steps.upload(FileReading.read(csv, options, notices), Optional.of(name)));
    }

    /// Uploads a table of this program; inside a script a step of its own.
    public DataFrame upload(Frame frame) {
        return scan(steps.upload(frame, Optional.empty()));
    }

    /// Uploads a table of this program as dummy data for a production table. In authorized mode nothing is sent.
    public DataFrame upload(Frame frame, DummyFor dummy) {
        return dummy(frame, dummy);
    }

    /// Uploads a table of this program; inside a script a step of its own that fixes the limits only, so that
    /// each run may bring other columns. No later step of the script can read it: a script of its own does, by
    /// its handle.
    public DataFrame upload(Frame frame, UploadLimits limits) {
        return scan(steps.uploadAny(frame, limits, Optional.empty()));
    }

    /// As [#upload(Frame, UploadLimits)], of a CSV file.
    public DataFrame upload(Path csv, ReadOptions options, UploadLimits limits) {
        return upload(FileReading.read(csv, options, notices), limits);
    }

    /// Uploads a literal frame; inside a script a step of its own.
    public DataFrame frame(FrameBuilder columns) {
        return scan(steps.upload(columns.build(), Optional.empty()));
    }

    /// As [#upload(Frame, UploadLimits)], of a literal frame.
    public DataFrame frame(FrameBuilder columns, UploadLimits limits) {
        return upload(columns.build(), limits);
    }

    /// Uploads a literal frame, given as columns by name in order.
    public DataFrame frame(SequencedMap<String, ? extends List<?>> columns) {
        return frame(FrameBuilder.of(columns));
    }

    /// Uploads a literal frame, given as columns by name in order, as dummy data. In authorized mode nothing is sent.
    public DataFrame frame(SequencedMap<String, ? extends List<?>> columns, DummyFor dummy) {
        return frame(FrameBuilder.of(columns), dummy);
    }

    /// Uploads a literal frame as dummy data for a production table. In authorized mode nothing is sent.
    public DataFrame frame(FrameBuilder columns, DummyFor dummy) {
        return dummy(columns.build(), dummy);
    }

    /// Removes a stored table; inside a script a step of its own.
    public void remove(DataFrame table) {
        requireScope(table.script());
        steps.remove(table.table()
                .orElseThrow(() ->
                        new PlanException("only a stored table can be removed: this one would have to be computed")));
    }

    /// Ends the session; a script that was not ended is lost, and the session says so.
    @Override
    public void close() {
        script.ifPresent(open -> notices.say(open + " was not ended: "
                + (steps instanceof RecordedSteps
                        ? "nothing was saved"
                        : "whether all steps were run was not checked")));
        authorizations.ifPresent(FreeSteps::close);
        end();
        design.close();
    }

    Scalars scalars() {
        return scalars;
    }

    Optional<Handle> handle(TableRef table, Optional<OpenScript> scope) {
        return scope.isPresent() && !scope.equals(script) ? Optional.empty() : steps.handle(table);
    }

    Relation infer(Plan plan, Optional<OpenScript> scope) {
        return Relations.of(plan, tables(scope));
    }

    Tables tables(Optional<OpenScript> scope) {
        requireScope(scope);
        return steps;
    }

    DataFrame store(Plan plan, Optional<OpenScript> scope, Optional<String> name) {
        requireScope(scope);
        sayMode();
        return scan(steps.store(plan, name));
    }

    Frame reveal(Plan plan, Optional<OpenScript> scope) {
        requireScope(scope);
        sayMode();
        return steps.reveal(plan);
    }

    private DataFrame scan(TableRef table) {
        Optional<OpenScript> scope = table instanceof Handle ? Optional.empty() : script;
        return new DataFrame(this, new Plan.Scan(table), scope);
    }

    private DataFrame dummy(Frame frame, DummyFor dummy) {
        Handle production = dummy.production();
        if (steps.onParties()) {
            ModeNotices.dummyNotSent(production, notices);
            return scan(production);
        }
        Handle own = design.upload(frame, dummy.name(), Optional.of(production));
        return scan(design instanceof OwnHandles ? own : production);
    }

    private OpenScript begin(String name, Steps next, OpenScript.Ending ending) {
        steps = next;
        OpenScript open = new OpenScript(name, ending);
        script = Optional.of(open);
        return open;
    }

    private void end() {
        steps = authorizations.<Steps>map(free -> free).orElseGet(() -> new DesignSteps(design, placeholders));
        script = Optional.empty();
        parties.ifPresent(Parties::close);
        parties = Optional.empty();
    }

    private void requireNoScript() {
        script.ifPresent(open -> {
            throw new IllegalStateException(
                    open + " is still open: end it first (save after record, close after load)");
        });
    }

    /// Refuses tables of another script, whose steps have other numbers.
    private void requireScope(Optional<OpenScript> scope) {
        if (scope.isPresent() && !scope.equals(script)) {
            throw new PlanException("this table was stored by " + scope.get() + ": make it again in this script");
        }
    }

    private void sayMode() {
        if (steps instanceof DesignSteps) {
            ModeNotices.design(notices);
        }
    }
}
