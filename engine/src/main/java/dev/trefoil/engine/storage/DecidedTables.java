package dev.trefoil.engine.storage;

import dev.trefoil.audit.Event;
import dev.trefoil.audit.Event.Asked;
import dev.trefoil.audit.Event.Place;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the audit log is told of a table that comes or goes, from what the party has recorded of it: so it is
/// the same whether the change ends in its own request or is settled later.
final class DecidedTables {
    private DecidedTables() {}

    /// Of a table that is about to be present.
    static Event added(Database db, Digest change, Handle table) throws SQLException {
        Optional<Place> place = place(db, change);
        return db.first(
                        row -> new Event.Added(
                                new Asked(new Digest(row.getString(1)), change),
                                place,
                                table,
                                row.getLong(2),
                                Digest.of(row.getString(3).getBytes(StandardCharsets.UTF_8)),
                                digests(row.getString(4))),
                        "SELECT owner, row_count, schema, commitments FROM stored WHERE handle = ?",
                        table.hex())
                .orElseThrow(() -> new StorageFailure("there is no record of table " + table.brief() + "..."));
    }

    /// Of a table whose record is about to go.
    static Event removed(Database db, Digest change, Handle table) throws SQLException {
        Optional<Place> place = place(db, change);
        return db.first(
                        row -> new Event.Removed(new Asked(new Digest(row.getString(1)), change), place, table),
                        "SELECT owner FROM stored WHERE handle = ?",
                        table.hex())
                .orElseThrow(() -> new StorageFailure("there is no record of table " + table.brief() + "..."));
    }

    private static Optional<Place> place(Database db, Digest change) throws SQLException {
        return db.first(
                row -> new Place(new Digest(row.getString(1)), new Digest(row.getString(2)), row.getInt(3)),
                "SELECT authorization, tag, step FROM decisions WHERE id = ? AND tag IS NOT NULL",
                change.hex());
    }

    private static List<Digest> digests(String list) {
        return list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",", -1)).map(Digest::new).toList();
    }
}
