package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The records of two-phase commit: a table comes or goes at all three parties or at none.
///
/// Every party records `prepared`; party 0 then records `committed`, which is the decision, and the others
/// follow it. Whoever is left with `prepared` asks party 0. A decision once recorded never changes.
public final class Decisions {
    /// What a party knows of a change.
    public enum State {
        PREPARED,
        COMMITTED,
        ABORTED
    }

    /// What a change does.
    public enum Kind {
        ADD,
        REMOVE
    }

    /// The step of a run that a change makes done, and the key that asked for it.
    public record DoneStep(StepPlace place, String resultKey) {}

    /// A change and the table that it is about.
    public record Change(Digest id, Kind kind, Handle table, State state) {}

    /// Stands for the table of a change that this party never heard of.
    private static final Handle NOWHERE = new Handle("0".repeat(64));

    private final Database database;

    public Decisions(Database database) {
        this.database = database;
    }

    /// Records that this party can keep `table`; with `step`, that step is done once the table is there.
    public void prepareTable(Digest id, StoredTable table, Optional<DoneStep> step) {
        database.durable(DurableStep.TABLE_PREPARED, db -> {
            insert(db, id, Kind.ADD, table.handle(), step);
            TableNames.require(db, table);
            TableRecords.insert(db, table);
            return true;
        });
    }

    /// As [#prepareTable] of a staged upload, which is no longer staged from then on: either it waits and may
    /// expire, or it is prepared. Throws [StorageFailure] if it is not staged.
    public void prepareUpload(Digest id, StoredTable table) {
        database.durable(DurableStep.TABLE_PREPARED, db -> {
            if (db.update("DELETE FROM staged WHERE id = ?", id.hex()) != 1) {
                throw new StorageFailure(
                        "the upload waited too long for its commit and was given up: upload the table again");
            }
            insert(db, id, Kind.ADD, table.handle(), Optional.empty());
            TableNames.require(db, table);
            TableRecords.insert(db, table);
            return true;
        });
    }

    /// Records that this party can remove the table; throws [IllegalStateException] if it is not present.
    public void prepareRemoval(Digest id, Handle table, Optional<DoneStep> step) {
        database.durable(DurableStep.REMOVAL_PREPARED, db -> {
            insert(db, id, Kind.REMOVE, table, step);
            if (db.update("UPDATE stored SET state = 'removing' WHERE handle = ? AND state = 'present'", table.hex())
                    != 1) {
                throw new IllegalStateException("table " + table.brief() + "... is not there, or on its way out");
            }
            return true;
        });
    }

    private static void insert(Database db, Digest id, Kind kind, Handle table, Optional<DoneStep> step)
            throws SQLException {
        db.update(
                "INSERT INTO decisions (id, kind, handle, state, authorization, tag, step, result_key)"
                        + " VALUES (?,?,?,?,?,?,?,?)",
                id.hex(),
                kind.name(),
                table.hex(),
                State.PREPARED.name(),
                step.map(done -> done.place().authorization().hex()),
                step.map(done -> done.place().tag()),
                step.map(done -> done.place().step()),
                step.map(DoneStep::resultKey));
    }

    /// Records the decision that the change happens. Does nothing if that is recorded.
    public void commit(Digest id) {
        Change change = prepared(id);
        if (change.state() == State.COMMITTED) {
            return;
        }
        switch (change.kind()) {
            case ADD ->
                database.durable(DurableStep.TABLE_COMMITTED, db -> {
                    decide(db, id, State.COMMITTED);
                    db.audit().add(db, DecidedTables.added(db, id, change.table()));
                    db.update(
                            "UPDATE stored SET state = 'present' WHERE handle = ?",
                            change.table().hex());
                    TableNames.point(db, change.table());
                    db.update(
                            "DELETE FROM staged WHERE handle = ?",
                            change.table().hex());
                    Journal.append(db, new Fact.TableAdded(TableRecords.stored(db, change.table())));
                    return recordStep(db, id);
                });
            case REMOVE ->
                database.durable(DurableStep.REMOVAL_COMMITTED, db -> {
                    decide(db, id, State.COMMITTED);
                    db.audit().add(db, DecidedTables.removed(db, id, change.table()));
                    db.update(
                            "DELETE FROM stored WHERE handle = ?",
                            change.table().hex());
                    Journal.append(db, new Fact.TableRemoved(change.table()));
                    return recordStep(db, id);
                });
        }
    }

    /// Records the decision that the change does not happen, also of a change never heard of. Does nothing if
    /// that is recorded; throws [IllegalStateException] if it was committed.
    public void abort(Digest id) {
        Optional<Change> change = find(id);
        if (change.isEmpty()) {
            database.durable(
                    DurableStep.TABLE_ABORTED,
                    db -> db.update(
                            "INSERT INTO decisions (id, kind, handle, state) VALUES (?,?,?,?)",
                            id.hex(),
                            Kind.ADD.name(),
                            NOWHERE.hex(),
                            State.ABORTED.name()));
            return;
        }
        switch (change.get().state()) {
            case ABORTED -> {}
            case COMMITTED -> throw new IllegalStateException("change " + id.brief() + " was committed");
            case PREPARED -> undo(change.get());
        }
    }

    private void undo(Change change) {
        String table = change.table().hex();
        switch (change.kind()) {
            case ADD ->
                database.durable(DurableStep.TABLE_ABORTED, db -> {
                    decide(db, change.id(), State.ABORTED);
                    db.update("DELETE FROM staged WHERE handle = ?", table);
                    return db.update("DELETE FROM stored WHERE handle = ?", table);
                });
            case REMOVE ->
                database.durable(DurableStep.REMOVAL_ABORTED, db -> {
                    decide(db, change.id(), State.ABORTED);
                    return db.update("UPDATE stored SET state = 'present' WHERE handle = ?", table);
                });
        }
    }

    private static void decide(Database db, Digest id, State state) throws SQLException {
        if (db.update("UPDATE decisions SET state = ? WHERE id = ? AND state = 'PREPARED'", state.name(), id.hex())
                != 1) {
            throw new IllegalStateException("change " + id.brief() + " is decided already");
        }
    }

    private static boolean recordStep(Database db, Digest id) throws SQLException {
        db.update(
                "INSERT OR REPLACE INTO steps (authorization, tag, step, handle, result_key) SELECT authorization, tag,"
                        + " step, handle, result_key FROM decisions WHERE id = ? AND tag IS NOT NULL",
                id.hex());
        return true;
    }

    private Change prepared(Digest id) {
        return find(id).orElseThrow(() -> new IllegalStateException("change " + id.brief() + " was never prepared"));
    }

    /// What is recorded of the change.
    public Optional<Change> find(Digest id) {
        return database.transaction(db ->
                db.first(Decisions::read, "SELECT id, kind, handle, state FROM decisions WHERE id = ?", id.hex()));
    }

    /// The changes of which this party does not know the end.
    public List<Change> undecided() {
        return database.transaction(db ->
                db.list(Decisions::read, "SELECT id, kind, handle, state FROM decisions WHERE state = 'PREPARED'"));
    }

    /// Those of them that an earlier request for a step of this run left.
    public List<Change> undecidedOf(StepPlace run) {
        return database.transaction(db -> db.list(
                Decisions::read,
                "SELECT id, kind, handle, state FROM decisions WHERE state = 'PREPARED' AND authorization = ? AND tag = ?",
                run.authorization().hex(),
                run.tag()));
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                new Digest(row.getString(1)),
                Kind.valueOf(row.getString(2)),
                new Handle(row.getString(3)),
                State.valueOf(row.getString(4)));
    }
}
