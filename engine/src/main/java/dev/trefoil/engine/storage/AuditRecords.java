package dev.trefoil.engine.storage;

import dev.trefoil.audit.BrokenLog;
import dev.trefoil.audit.Entry;
import dev.trefoil.audit.Event;
import dev.trefoil.audit.Frontier;
import dev.trefoil.audit.LogReading;
import dev.trefoil.audit.MerkleTree;
import dev.trefoil.audit.Proofs;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.audit.TreeHead;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The party's log of what it decided. An entry becomes durable in one transaction with the decision that it
/// tells of, together with the party's signature over the head of the log that ends with it.
public final class AuditRecords {
    private static final int BATCH = 4_096;

    private final Database database;
    private final SigningKey key;
    private final InstantSource clock;

    private record Row(long number, String entry, String signature) {
        /// As a line of an exported log.
        String line() {
            return "{\"entry\":" + entry + ",\"signature\":\"" + signature + "\"}";
        }
    }

    private record Kept(Frontier frontier, SignedHead head) {}

    private AuditRecords(Database database, SigningKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    /// Opens the log of party `party`, which signs with `key`. Throws [StorageFailure], with the entry, if the
    /// log does not fit the last head that the party signed.
    public static AuditRecords open(Database database, SigningKey key, int party, InstantSource clock) {
        database.transaction(db -> {
            check(db, party);
            return true;
        });
        AuditRecords audit = new AuditRecords(database, key, clock);
        database.keep(audit);
        return audit;
    }

    /// Adds an entry, in the transaction that is going on.
    void add(Database db, Event event) throws SQLException {
        Frontier before = kept(db).map(Kept::frontier).orElse(Frontier.EMPTY);
        String entry = new Entry(before.size(), clock.instant(), event).json().canonical();
        Frontier after = before.add(leaf(entry));
        Digest party = key.verificationKey().keyId();
        String signature = new TreeHead(party, after.size(), after.root()).sign(key);
        db.update("INSERT INTO audit (number, entry, signature) VALUES (?,?,?)", before.size(), entry, signature);
        db.update(
                "INSERT OR REPLACE INTO audit_head (place, size, peaks, party, signature) VALUES (1,?,?,?,?)",
                after.size(),
                after.peaks().stream().map(Digest::hex).collect(Collectors.joining(",")),
                party.hex(),
                signature);
    }

    /// Adds that this version of the environment runs from here on.
    void enter(Database db, Environment environment) throws SQLException {
        add(db, new Event.Entered(environment.digest(), environment.version(), key.verificationKey()));
    }

    /// Adds that the party has started, with this software; before that it serves nobody.
    public void start(String software) {
        database.transaction(db -> {
            add(db, new Event.Started(software));
            return true;
        });
    }

    /// Adds an entry by itself; it is durable when this returns.
    public void write(Event event) {
        database.durable(DurableStep.ENTRY_WRITTEN, db -> {
            add(db, event);
            return true;
        });
    }

    /// Writes the log in the records `file` of a party that may be running, as JSON lines; how many entries it
    /// has.
    public static long export(Path file, Writer to) throws IOException {
        long number = 0;
        try (Database database = Database.openToRead(file)) {
            List<Row> rows = database.transaction(db -> rows(db, 0, BATCH));
            while (!rows.isEmpty()) {
                for (Row row : rows) {
                    to.write(row.line());
                    to.write('\n');
                    number++;
                }
                long next = rows.getLast().number() + 1;
                rows = database.transaction(db -> rows(db, next, BATCH));
            }
        }
        return number;
    }

    /// The last head that the party signed.
    public SignedHead head() {
        return database.transaction(AuditRecords::kept)
                .orElseThrow(() -> new StorageFailure("the audit log has no entry yet"))
                .head();
    }

    /// The lines of an exported log from entry `from` on: at most `count`, and no more than `characters` in
    /// all, but one at least if there is one.
    public List<String> lines(long from, int count, long characters) {
        List<String> lines = new ArrayList<>();
        long left = characters;
        for (Row row : database.transaction(db -> rows(db, from, Math.min(count, BATCH)))) {
            left -= row.line().length();
            if (left < 0 && !lines.isEmpty()) {
                return lines;
            }
            lines.add(row.line());
        }
        return lines;
    }

    /// What shows that the log of `after` entries begins with that of `before`; throws
    /// [IllegalArgumentException] if it never was so long.
    public List<Digest> consistency(long before, long after) {
        List<Digest> leaves = new ArrayList<>();
        while (leaves.size() < after) {
            List<Row> rows = database.transaction(db -> rows(db, leaves.size(), BATCH));
            if (rows.isEmpty() || before > after) {
                throw new IllegalArgumentException("this party's log has no " + Math.max(before, after) + " entries");
            }
            rows.stream().limit(after - leaves.size()).forEach(row -> leaves.add(leaf(row.entry())));
        }
        return Proofs.consistency(leaves, Math.toIntExact(before));
    }

    private static Digest leaf(String entry) {
        return MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(Database db, long from, int count) throws SQLException {
        return db.list(
                row -> new Row(row.getLong(1), row.getString(2), row.getString(3)),
                "SELECT number, entry, signature FROM audit WHERE number >= ? ORDER BY number LIMIT ?",
                from,
                count);
    }

    private static Optional<Kept> kept(Database db) throws SQLException {
        return db.first(AuditRecords::kept, "SELECT size, peaks, party, signature FROM audit_head");
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Frontier frontier = new Frontier(
                row.getLong(1),
                Arrays.stream(row.getString(2).split(",", -1)).map(Digest::new).toList());
        TreeHead head = new TreeHead(new Digest(row.getString(3)), frontier.size(), frontier.root());
        return new Kept(frontier, new SignedHead(head, row.getString(4)));
    }

    private static void check(Database db, int party) throws SQLException {
        Optional<VerificationKey> signer = db.first(row -> row.getString(1), "SELECT envelope FROM entered")
                .map(text -> SignedEnvironment.verify(text.getBytes(StandardCharsets.UTF_8)))
                .map(signed -> signed.environment().party(party).key());
        try {
            Optional<Kept> kept = kept(db);
            if (signer.isPresent() && kept.isPresent()) {
                check(db, kept.get(), signer.get());
            } else if (signer.isPresent() || kept.isPresent() || !rows(db, 0, 1).isEmpty()) {
                throw new BrokenLog(0, "the log is gone, or its head is, although this party has run before");
            }
        } catch (BrokenLog | Refused | IllegalArgumentException e) {
            throw new StorageFailure(
                    "the audit log of this party is not the one that it signed last; it does not start on another: find"
                            + " out who changed records.db, and restore it from a backup",
                    e);
        }
    }

    private static void check(Database db, Kept kept, VerificationKey signer) throws SQLException {
        Frontier frontier = Frontier.EMPTY;
        boolean numbered = true;
        List<Row> rows = rows(db, 0, BATCH);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                numbered &= row.number() == frontier.size();
                frontier = frontier.add(leaf(row.entry()));
            }
            rows = rows(db, rows.getLast().number() + 1, BATCH);
        }
        if (!numbered || !frontier.equals(kept.frontier())) {
            throw broken(db, kept.head());
        }
        kept.head().verify(signer);
    }

    /// Where the log begins to differ from what was signed.
    private static BrokenLog broken(Database db, SignedHead head) throws SQLException {
        LogReading reading = new LogReading();
        long read = 0;
        try {
            List<Row> rows = rows(db, 0, BATCH);
            while (!rows.isEmpty()) {
                for (Row row : rows) {
                    reading.add(row.line());
                    read++;
                }
                rows = rows(db, rows.getLast().number() + 1, BATCH);
            }
            reading.end().requireExtends(head);
        } catch (BrokenLog e) {
            return e;
        }
        return new BrokenLog(
                read < head.head().size() ? read : head.head().size(),
                "the last signed head is of a log of " + head.head().size() + " entries, this log has " + read);
    }

    @Override
    public String toString() {
        return "AuditRecords";
    }
}
