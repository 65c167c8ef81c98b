package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The records of tables. A table is visible only while it is present: not before all three parties can keep it,
/// and not while it may be on its way out.
public final class TableRecords {
    private static final String COLUMNS = "handle, owner, name, schema, row_count, hidden_validity, commitments";

    private final Database database;

    public TableRecords(Database database) {
        this.database = database;
    }

    /// The table, if it is present.
    public Optional<StoredTable> find(Handle handle) {
        return database.transaction(db -> db.first(
                TableRecords::read,
                "SELECT " + COLUMNS + " FROM stored WHERE handle = ? AND state = 'present'",
                handle.hex()));
    }

    /// Whether it is not known yet if the table is there.
    public boolean inDoubt(Handle handle) {
        return database.transaction(db -> db.first(
                        row -> true, "SELECT 1 FROM stored WHERE handle = ? AND state <> 'present'", handle.hex())
                .isPresent());
    }

    /// All tables that are present, newest last.
    public List<StoredTable> present() {
        return database.transaction(db -> db.list(
                TableRecords::read,
                "SELECT " + COLUMNS + " FROM stored WHERE state = 'present' ORDER BY created, handle"));
    }

    /// The handles of which a share file must be kept: of every table in any state and of every staged upload.
    public List<Handle> kept() {
        return database.transaction(db -> db.list(
                row -> new Handle(row.getString(1)), "SELECT handle FROM stored UNION SELECT handle FROM staged"));
    }

    /// The table in any state.
    static StoredTable stored(Database db, Handle handle) throws SQLException {
        return db.first(TableRecords::read, "SELECT " + COLUMNS + " FROM stored WHERE handle = ?", handle.hex())
                .orElseThrow(() -> new IllegalStateException("table " + handle.brief() + "... has no record"));
    }

    static void insert(Database db, StoredTable table) throws SQLException {
        db.update(
                "INSERT INTO stored (" + COLUMNS + ", state, created) VALUES (?,?,?,?,?,?,?,'prepared',?)",
                table.handle().hex(),
                table.owner().hex(),
                table.name(),
                SchemaJson.write(table.schema()).canonical(),
                table.rows(),
                table.hiddenValidity() ? 1 : 0,
                table.commitments().stream().map(Digest::hex).collect(Collectors.joining(",")),
                System.currentTimeMillis());
    }

    private static StoredTable read(ResultSet row) throws SQLException {
        String commitments = row.getString(7);
        byte[] schema = row.getString(4).getBytes(StandardCharsets.UTF_8);
        return new StoredTable(
                new Handle(row.getString(1)),
                new Digest(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                SchemaJson.read(Located.root(Json.parse(schema, JsonLimits.SCRIPT))),
                row.getInt(5),
                row.getInt(6) == 1,
                commitments.isEmpty()
                        ? List.of()
                        : Arrays.stream(commitments.split(",", -1))
                                .map(Digest::new)
                                .toList());
    }
}
