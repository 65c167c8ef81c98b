package dev.trefoil.engine.storage;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that this party counted and decided, in the order in which it became durable: entries are added in the
/// transaction of what they tell, and none is ever changed.
///
/// A party's journal only grows. Whoever has seen its [Head] can tell later whether the party has lost records since.
public final class Journal {
    /// What a journal's entries may be; those of tables hold schemas.
    static final JsonLimits LIMITS = JsonLimits.SCRIPT;

    private final Database database;

    public Journal(Database database) {
        this.database = database;
    }

    /// Where the journal stands now.
    public Head head() {
        return database.transaction(Journal::head);
    }

    private static Head head(Database db) throws SQLException {
        return db.first(
                        row -> new Head(row.getLong(1), new Digest(row.getString(2))),
                        "SELECT position, digest FROM journal ORDER BY position DESC LIMIT 1")
                .orElse(Head.START);
    }

    /// Whether this journal once stood there.
    public boolean passed(Head head) {
        return head.equals(Head.START)
                || database.transaction(db -> db.first(
                                row -> true,
                                "SELECT 1 FROM journal WHERE position = ? AND digest = ?",
                                head.position(),
                                head.digest().hex())
                        .isPresent());
    }

    /// The entries after `from`, where this journal once stood: as many as `bytes` of them hold, but at least one if
    /// there is any.
    public Stretch since(Head from, int bytes) {
        return database.transaction(db -> {
            List<Fact> facts = new ArrayList<>();
            long position = from.position();
            long taken = 0;
            while (true) {
                Optional<String> next =
                        db.first(row -> row.getString(1), "SELECT fact FROM journal WHERE position = ?", position + 1);
                if (next.isEmpty()) {
                    return new Stretch(from, facts, false);
                }
                taken += next.get().length();
                if (taken > bytes && !facts.isEmpty()) {
                    return new Stretch(from, facts, true);
                }
                facts.add(read(next.get()));
                position++;
            }
        });
    }

    private static Fact read(String fact) {
        return FactJson.read(Located.root(Json.parse(fact.getBytes(StandardCharsets.UTF_8), LIMITS)));
    }

    /// Adds an entry in the transaction that makes it true.
    static void append(Database db, Fact fact) throws SQLException {
        String text = FactJson.write(fact).canonical();
        Head head = head(db).then(text);
        db.update(
                "INSERT INTO journal (position, fact, digest) VALUES (?,?,?)",
                head.position(),
                text,
                head.digest().hex());
    }
}
