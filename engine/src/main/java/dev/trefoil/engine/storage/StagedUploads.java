package dev.trefoil.engine.storage;

import dev.trefoil.audit.Event;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Uploads whose shares have arrived at this party and that wait to be made a table at all three.
public final class StagedUploads {
    /// An upload: its id (the digest of what its owner signed), the table it will be, and its manifest as JSON.
    public record Staged(Digest id, Handle table, Digest owner, String manifest) {}

    private final Database database;

    public StagedUploads(Database database) {
        this.database = database;
    }

    /// Records an upload whose share file is durable.
    public void add(Staged upload) {
        database.durable(
                DurableStep.UPLOAD_STAGED,
                db -> db.update(
                        "INSERT INTO staged (id, handle, owner, manifest, created) VALUES (?,?,?,?,?)",
                        upload.id().hex(),
                        upload.table().hex(),
                        upload.owner().hex(),
                        upload.manifest(),
                        System.currentTimeMillis()));
    }

    public Optional<Staged> find(Digest id) {
        return database.transaction(db ->
                db.first(StagedUploads::read, "SELECT id, handle, owner, manifest FROM staged WHERE id = ?", id.hex()));
    }

    /// The tables that the uploads of an owner will be.
    public List<Handle> of(Digest owner) {
        return database.transaction(db ->
                db.list(row -> new Handle(row.getString(1)), "SELECT handle FROM staged WHERE owner = ?", owner.hex()));
    }

    /// Forgets an upload; false if it was not staged any more.
    public boolean remove(Digest id) {
        return database.transaction(db -> db.update("DELETE FROM staged WHERE id = ?", id.hex())) == 1;
    }

    /// Forgets an upload that turned out wrong, as `failed` tells.
    public void fail(Digest id, Event failed) {
        database.durable(DurableStep.ENTRY_WRITTEN, db -> {
            db.audit().add(db, failed);
            return db.update("DELETE FROM staged WHERE id = ?", id.hex());
        });
    }

    /// The uploads that have waited longer than `age`.
    public List<Staged> expired(Instant now, Duration age) {
        return database.transaction(db -> db.list(
                StagedUploads::read,
                "SELECT id, handle, owner, manifest FROM staged WHERE created < ?"
                        + " AND handle NOT IN (SELECT handle FROM stored)",
                now.minus(age).toEpochMilli()));
    }

    private static Staged read(ResultSet row) throws SQLException {
        return new Staged(
                new Digest(row.getString(1)),
                new Handle(row.getString(2)),
                new Digest(row.getString(3)),
                row.getString(4));
    }
}
