package dev.trefoil.engine.storage;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.LookAlike;
import dev.trefoil.script.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The names of tables: whose each is, and which table it means.
///
/// A name, and every name that looks like it, belongs to the key that first had a table under it, for good: also when
/// that table is removed. A newer table of the same owner takes the name over, and the older one counts as replaced.
/// Both become so in the transaction that makes the table be there.
public final class TableNames {
    /// A name, the key id of its owner, and the table that it means, which may be removed.
    public record Named(String name, Digest owner, Handle table) {}

    /// That a table lost its name to a newer one; when this party heard of it, and the newest table of that name.
    public record Replaced(String name, Instant when, Handle newest) {}

    private final Database database;

    public TableNames(Database database) {
        this.database = database;
    }

    /// What the name means, if a table ever had it.
    public Optional<Named> find(String name) {
        return database.transaction(db -> find(db, name));
    }

    /// A name that belongs, or is about to belong, to another key than `owner` and looks like this one, or is this one.
    public Optional<Named> foreign(String name, Digest owner) {
        return database.transaction(db -> foreign(db, name, owner));
    }

    /// Whether and by what the table was replaced.
    public Optional<Replaced> replaced(Handle table) {
        return database.transaction(db -> db.first(
                row -> new Replaced(
                        row.getString(1), Instant.ofEpochMilli(row.getLong(2)), new Handle(row.getString(3))),
                "SELECT r.name, r.time, n.handle FROM replaced r JOIN names n ON n.name = r.name WHERE r.handle = ?",
                table.hex()));
    }

    /// Whether a table of this name is prepared here, so that what the name means is not known.
    public boolean isArriving(String name) {
        return database.transaction(
                db -> db.first(row -> true, "SELECT 1 FROM stored WHERE name = ? AND state = 'prepared'", name)
                        .isPresent());
    }

    private static Optional<Named> find(Database db, String name) throws SQLException {
        return db.first(TableNames::read, "SELECT name, owner, handle FROM names WHERE name = ?", name);
    }

    private static Optional<Named> foreign(Database db, String name, Digest owner) throws SQLException {
        String look = LookAlike.name(name);
        Optional<Named> had = db.first(
                TableNames::read,
                "SELECT name, owner, handle FROM names WHERE look = ? AND owner <> ? ORDER BY name",
                look,
                owner.hex());
        if (had.isPresent()) {
            return had;
        }
        return db
                .list(
                        TableNames::read,
                        "SELECT name, owner, handle FROM stored WHERE state = 'prepared' AND name IS NOT NULL"
                                + " AND owner <> ? ORDER BY name",
                        owner.hex())
                .stream()
                .filter(arriving -> LookAlike.name(arriving.name()).equals(look))
                .findFirst();
    }

    /// Throws [Refused] if the table's name is another's; part of preparing the table.
    static void require(Database db, StoredTable table) throws SQLException {
        if (table.name().isPresent()) {
            Optional<Named> foreign = foreign(db, table.name().get(), table.owner());
            if (foreign.isPresent()) {
                throw new Refused(
                        Reason.Kind.NAME_TAKEN,
                        "the name '" + foreign.get().name() + "' belongs to another key: choose another name");
            }
        }
    }

    /// From now on the table's name, if it has one, means it; part of its commit.
    static void point(Database db, Handle table) throws SQLException {
        Optional<Named> fresh = db.first(
                row -> new Named(row.getString(1), new Digest(row.getString(2)), table),
                "SELECT name, owner FROM stored WHERE handle = ? AND name IS NOT NULL",
                table.hex());
        if (fresh.isEmpty()) {
            return;
        }
        Named named = fresh.get();
        db.update(
                "INSERT OR IGNORE INTO replaced (handle, name, time) SELECT handle, name, ? FROM names WHERE name = ?",
                System.currentTimeMillis(),
                named.name());
        db.update(
                "INSERT INTO names (name, look, owner, handle) VALUES (?,?,?,?)"
                        + " ON CONFLICT (name) DO UPDATE SET handle = excluded.handle",
                named.name(),
                LookAlike.name(named.name()),
                named.owner().hex(),
                table.hex());
    }

    private static Named read(ResultSet row) throws SQLException {
        return new Named(row.getString(1), new Digest(row.getString(2)), new Handle(row.getString(3)));
    }
}
