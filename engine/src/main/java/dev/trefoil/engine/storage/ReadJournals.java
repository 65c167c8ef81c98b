package dev.trefoil.engine.storage;

import dev.trefoil.audit.Event;
import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.Located;
import dev.trefoil.wire.RunFacts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this party knows of the journals of the other two: the highest head that each has shown, and how far it
/// has taken over what stands in them.
///
/// A run counts here once the analyst's own signature proves it, whoever tells. What others say of tables
/// counts once both say the same.
public final class ReadJournals {
    private static final int MOST_HEARSAY = 10_000;

    /// How a run ended that was going on while this party lost its records.
    private static final String RESTORED = "a party was restored from a backup meanwhile";

    private final Database database;
    private final Environment environment;

    /// Of one other party.
    ///
    /// @param seen the highest head that it has shown
    /// @param read how far its journal is taken over
    public record Peer(Head seen, Head read) {}

    /// A head that another party has seen here, which is lost, and the head since which all is told again.
    public record Covered(Head lost, Head base) {}

    public ReadJournals(Database database, Environment environment) {
        this.database = database;
        this.environment = environment;
    }

    public Peer of(int party) {
        return database.transaction(db -> find(db, party));
    }

    private static Peer find(Database db, int party) throws SQLException {
        return db.first(
                        row -> new Peer(head(row.getLong(1), row.getString(2)), head(row.getLong(3), row.getString(4))),
                        "SELECT seen_position, seen_digest, read_position, read_digest FROM peers WHERE party = ?",
                        party)
                .orElse(new Peer(Head.START, Head.START));
    }

    private static Head head(long position, String digest) {
        return new Head(position, new Digest(digest));
    }

    private static void keep(Database db, int party, Peer peer) throws SQLException {
        db.update(
                "INSERT OR REPLACE INTO peers (party, seen_position, seen_digest, read_position, read_digest)"
                        + " VALUES (?,?,?,?,?)",
                party,
                peer.seen().position(),
                peer.seen().digest().hex(),
                peer.read().position(),
                peer.read().digest().hex());
    }

    /// Remembers what the parties have shown, by party; of this party itself (`index`) nothing. Does nothing if
    /// none has grown.
    public void see(int index, List<Head> heads) {
        boolean grown = false;
        for (int party = 0; party < heads.size(); party++) {
            grown |= party != index
                    && heads.get(party).position() > of(party).seen().position();
        }
        if (!grown) {
            return;
        }
        database.durable(DurableStep.HEADS_SEEN, db -> {
            for (int party = 0; party < heads.size(); party++) {
                Peer known = find(db, party);
                if (party != index && heads.get(party).position() > known.seen().position()) {
                    keep(db, party, new Peer(heads.get(party), known.read()));
                }
            }
            return true;
        });
    }

    /// Takes over what `party` tells; the tables that are gone by what both others say. `renewed` if it has
    /// lost records, caught up, and tells from a new beginning; `behind` if this party has lost records itself.
    /// Throws [Refused] if a signature does not hold.
    public List<Handle> read(int party, Stretch stretch, boolean renewed, boolean behind) {
        if (stretch.facts().isEmpty() && !renewed) {
            return List.of();
        }
        Head end = stretch.end();
        return database.durable(DurableStep.JOURNAL_READ, db -> {
            List<Handle> gone = new ArrayList<>();
            for (Fact fact : stretch.facts()) {
                take(db, party, fact, behind).ifPresent(gone::add);
            }
            Peer known = find(db, party);
            if (renewed) {
                keep(db, party, new Peer(end, end));
            } else if (end.position() > known.read().position()) {
                keep(db, party, new Peer(end.position() > known.seen().position() ? end : known.seen(), end));
            }
            return gone;
        });
    }

    /// The table that is gone by this fact.
    private Optional<Handle> take(Database db, int party, Fact fact, boolean behind) throws SQLException {
        return switch (fact) {
            case Fact.RunCounted run -> count(db, run, behind);
            case Fact.TableAdded(StoredTable table) -> add(db, party, table, fact);
            case Fact.TableRemoved(Handle table) -> remove(db, party, table, fact);
            // Which version runs is what parties compare before anything else.
            case Fact.EnvironmentEntered _ -> Optional.empty();
        };
    }

    /// The table is there from now on, but its shares are not.
    private static Optional<Handle> add(Database db, int party, StoredTable table, Fact fact) throws SQLException {
        if (!isKnown(db, table.handle()) && isSaidByBoth(db, table.handle(), party, fact)) {
            TableRecords.insert(db, table);
            db.update(
                    "UPDATE stored SET state = 'present' WHERE handle = ?",
                    table.handle().hex());
            TableNames.point(db, table.handle());
            Journal.append(db, fact);
            db.audit().add(db, new Event.TableTakenOver(table.handle(), true));
        }
        return Optional.empty();
    }

    private static Optional<Handle> remove(Database db, int party, Handle table, Fact fact) throws SQLException {
        db.update("DELETE FROM hearsay WHERE handle = ? AND party = ?", table.hex(), party);
        if (!isPresent(db, table) || !isSaidByBoth(db, table, party, fact)) {
            return Optional.empty();
        }
        db.update("DELETE FROM stored WHERE handle = ?", table.hex());
        Journal.append(db, fact);
        db.audit().add(db, new Event.TableTakenOver(table, false));
        return Optional.of(table);
    }

    private Optional<Handle> count(Database db, Fact.RunCounted fact, boolean behind) throws SQLException {
        Call call = signed(fact.call());
        RunFacts run = facts(call);
        // An approval is for one version of the environment: runs under earlier ones bind nobody any more.
        if (!call.environment().equals(environment.digest())
                || environment.analyst(fact.call().key()).isEmpty()) {
            return Optional.empty();
        }
        if (db.update(
                        "INSERT OR IGNORE INTO runs (authorization, tag, number, ended) SELECT ?, ?,"
                                + " 1 + max(count(*), coalesce(max(number), 0)), ? FROM runs WHERE authorization = ?",
                        run.authorization().hex(),
                        run.run().hex(),
                        behind ? RESTORED : Optional.empty(),
                        run.authorization().hex())
                == 1) {
            Journal.append(db, fact);
            db.audit()
                    .add(
                            db,
                            new Event.RunTakenOver(
                                    new Event.Asked(
                                            fact.call().key().keyId(),
                                            fact.call().digest()),
                                    new Digest(run.authorization().hex()),
                                    new Digest(run.run().hex())));
        }
        return Optional.empty();
    }

    private static Call signed(SignedRequest request) {
        Call call = request.signed();
        if (!call.purpose().equals("step")) {
            throw new Refused(Reason.Kind.WRONG_PURPOSE, "a call to " + call.purpose() + " is no run");
        }
        return call;
    }

    private static RunFacts facts(Call call) {
        try {
            return RunFacts.read(Located.root(call.fields()));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "a signed call does not say which run it is for", e);
        }
    }

    private static boolean isKnown(Database db, Handle table) throws SQLException {
        return db.first(
                        row -> true,
                        "SELECT 1 FROM stored WHERE handle = ? UNION SELECT 1 FROM decisions WHERE handle = ?",
                        table.hex(),
                        table.hex())
                .isPresent();
    }

    private static boolean isPresent(Database db, Handle table) throws SQLException {
        return db.first(row -> true, "SELECT 1 FROM stored WHERE handle = ? AND state = 'present'", table.hex())
                .isPresent();
    }

    /// Whether the other one has said the same before; else this is kept until it does.
    private static boolean isSaidByBoth(Database db, Handle table, int party, Fact fact) throws SQLException {
        String text = FactJson.write(fact).canonical();
        boolean both = db.first(
                        row -> true,
                        "SELECT 1 FROM hearsay WHERE handle = ? AND party <> ? AND fact = ?",
                        table.hex(),
                        party,
                        text)
                .isPresent();
        if (both) {
            db.update("DELETE FROM hearsay WHERE handle = ?", table.hex());
        } else {
            db.update(
                    "INSERT OR REPLACE INTO hearsay (handle, party, fact) SELECT ?, ?, ? WHERE"
                            + " (SELECT count(*) FROM hearsay WHERE party = ?) < ?",
                    table.hex(),
                    party,
                    text,
                    party,
                    MOST_HEARSAY);
        }
        return both;
    }

    /// What stands in for a head that `party` has seen here and that is lost.
    public Optional<Covered> covered(int party) {
        return database.transaction(db -> db.first(
                row -> new Covered(head(row.getLong(1), row.getString(2)), head(row.getLong(3), row.getString(4))),
                "SELECT position, digest, base_position, base_digest FROM covered WHERE party = ?",
                party));
    }

    /// Records that this party has caught up with what it had lost when `party` had seen `lost`.
    public void cover(int party, Covered covered) {
        database.durable(DurableStep.JOURNAL_READ, db -> {
            db.audit().add(db, new Event.CaughtUp(party, covered.lost().position()));
            return db.update(
                    "INSERT OR REPLACE INTO covered (party, position, digest, base_position, base_digest)"
                            + " VALUES (?,?,?,?,?)",
                    party,
                    covered.lost().position(),
                    covered.lost().digest().hex(),
                    covered.base().position(),
                    covered.base().digest().hex());
        });
    }
}
