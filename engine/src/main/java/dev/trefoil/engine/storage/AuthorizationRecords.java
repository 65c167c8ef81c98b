package dev.trefoil.engine.storage;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import dev.trefoil.wire.AuthorizationEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The authorizations that this party was shown and took for valid, so that those who signed can ask what became of
/// them.
public final class AuthorizationRecords {
    private final Database database;
    private final Set<Digest> known = ConcurrentHashMap.newKeySet();

    public AuthorizationRecords(Database database) {
        this.database = database;
    }

    /// Keeps it, durably; nothing if it is known.
    public void remember(AuthorizationEntry entry) {
        if (known.contains(entry.authorization())) {
            return;
        }
        database.transaction(db -> db.update(
                "INSERT OR IGNORE INTO authorizations (digest, entry) VALUES (?,?)",
                entry.authorization().hex(),
                entry.json().canonical()));
        known.add(entry.authorization());
    }

    /// All of them, in the order in which they were shown, as they were shown.
    public List<AuthorizationEntry> all() {
        return database
                .transaction(db -> db.list(row -> row.getString(1), "SELECT entry FROM authorizations ORDER BY rowid"))
                .stream()
                .map(text -> AuthorizationEntry.read(
                        Located.root(Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.SMALL))))
                .toList();
    }
}
