package dev.trefoil.engine.storage;

import dev.trefoil.audit.Event;
import dev.trefoil.authorization.SigningKey;
import java.nio.file.Path;
import java.time.InstantSource;

/// Records with the audit log that they cannot do without.
public final class Audited {
    /// What stands for an event that a test does not look at.
    public static final Event ANY = new Event.Started("a test");

    private Audited() {}

    public static Database open(Path file) {
        Database database = Database.open(file);
        AuditRecords.open(database, SigningKey.generate(), 0, InstantSource.system());
        return database;
    }
}
