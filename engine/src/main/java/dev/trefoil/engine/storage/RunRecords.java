package dev.trefoil.engine.storage;

import dev.trefoil.audit.Event;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Digest;
import dev.trefoil.script.ValueJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The records of runs: how often an authorization was used, and what each step of a run led to.
public final class RunRecords {
    /// A run: its number among those of its authorization (from 1), and why it ended, if the data ended it.
    public record Run(long number, Optional<String> ended) {}

    private final Database database;

    public RunRecords(Database database) {
        this.database = database;
    }

    /// How many runs of the authorization are counted: by records or by the highest number, whichever is more.
    public long count(Digest authorization) {
        return database.transaction(db -> db.first(
                        row -> Math.max(row.getLong(1), row.getLong(2)),
                        "SELECT coalesce(max(number), 0), count(*) FROM runs WHERE authorization = ?",
                        authorization.hex())
                .orElse(0L));
    }

    public Optional<Run> find(Digest authorization, String tag) {
        return database.transaction(db -> db.first(
                row -> new Run(row.getLong(1), Optional.ofNullable(row.getString(2))),
                "SELECT number, ended FROM runs WHERE authorization = ? AND tag = ?",
                authorization.hex(),
                tag));
    }

    /// Counts a run; nothing if it is counted. False, and nothing is recorded, if `most` other runs of the
    /// authorization are counted here: whatever number the other parties tell, this party takes part in no
    /// more. A run that is counted is told to the audit log as `counted`, and to the other parties by `call`,
    /// which the analyst signed for it.
    public boolean begin(Digest authorization, String tag, long number, long most, Event counted, SignedRequest call) {
        return begin(authorization, tag, number, most, counted, call, tag, Bindings.NONE);
    }

    /// As that; in the same transaction keeps these values for the session, of placeholders that have none there.
    public boolean begin(
            Digest authorization,
            String tag,
            long number,
            long most,
            Event counted,
            SignedRequest call,
            String session,
            Bindings bindings) {
        return database.durable(DurableStep.RUN_COUNTED, db -> {
            long others = db.first(
                            row -> row.getLong(1),
                            "SELECT count(*) FROM runs WHERE authorization = ? AND tag <> ?",
                            authorization.hex(),
                            tag)
                    .orElse(0L);
            if (others >= most) {
                return false;
            }
            int added = db.update(
                    "INSERT OR IGNORE INTO runs (authorization, tag, number) VALUES (?,?,?)",
                    authorization.hex(),
                    tag,
                    number);
            if (added == 1) {
                db.audit().add(db, counted);
                Journal.append(db, new Fact.RunCounted(call));
            }
            for (Map.Entry<PlaceholderName, Value> binding : bindings.values().entrySet()) {
                db.update(
                        "INSERT OR IGNORE INTO bound (authorization, session, name, value) VALUES (?,?,?,?)",
                        authorization.hex(),
                        session,
                        binding.getKey().name(),
                        ValueJson.write(binding.getValue()).canonical());
            }
            return true;
        });
    }

    /// The values that placeholders have in a session.
    public Bindings bound(Digest authorization, String session) {
        Map<PlaceholderName, Value> values = new HashMap<>();
        database.transaction(db -> db.list(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        "SELECT name, value FROM bound WHERE authorization = ? AND session = ?",
                        authorization.hex(),
                        session))
                .forEach(row -> values.put(PlaceholderName.of(row.getKey()), ValueJson.parse(row.getValue())));
        return Bindings.of(values);
    }

    /// Records that the data ended a run, as `failed` tells the audit log.
    public void end(Digest authorization, String tag, String reason, Event failed) {
        database.durable(DurableStep.RUN_ENDED, db -> {
            db.audit().add(db, failed);
            return db.update(
                    "UPDATE runs SET ended = ? WHERE authorization = ? AND tag = ?", reason, authorization.hex(), tag);
        });
    }

    /// Records that the data made a step fail, and that the run goes on, as `failed` tells the audit log.
    public void fail(StepPlace place, String resultKey, DisclosedFailure failure, Event failed) {
        database.durable(DurableStep.RUN_ENDED, db -> {
            db.audit().add(db, failed);
            return db.update(
                    "INSERT OR REPLACE INTO steps (authorization, tag, step, result_key, header) VALUES (?,?,?,?,?)",
                    place.authorization().hex(),
                    place.tag(),
                    place.step(),
                    resultKey,
                    failure.kind() + " " + failure.getMessage());
        });
    }

    /// How a step failed without ending the run, if it did.
    public Optional<DisclosedFailure> failure(StepPlace place) {
        return database.transaction(db -> db.first(
                row -> failure(row.getString(1)),
                "SELECT header FROM steps WHERE authorization = ? AND tag = ? AND step = ?"
                        + " AND result IS NULL AND handle IS NULL",
                place.authorization().hex(),
                place.tag(),
                place.step()));
    }

    private static DisclosedFailure failure(String text) {
        int blank = text.indexOf(' ');
        return DisclosedFailure.reported(
                DisclosedFailure.Kind.valueOf(text.substring(0, blank)), text.substring(blank + 1));
    }

    /// The last step of the run that is done here, 0 if none is.
    public int done(Digest authorization, String tag) {
        return database.transaction(db -> db.first(
                        row -> row.getInt(1),
                        "SELECT coalesce(max(step), 0) FROM steps WHERE authorization = ? AND tag = ?",
                        authorization.hex(),
                        tag)
                .orElse(0));
    }

    /// Keeps this party's sealed part of a result, with the answer that goes with it, as `revealed` tells the
    /// audit log.
    public void keep(StepPlace place, KeptResult result, Event revealed) {
        database.durable(DurableStep.RESULT_KEPT, db -> {
            db.audit().add(db, revealed);
            return db.update(
                    "INSERT OR REPLACE INTO steps (authorization, tag, step, result_key, header, result)"
                            + " VALUES (?,?,?,?,?,?)",
                    place.authorization().hex(),
                    place.tag(),
                    place.step(),
                    result.resultKey(),
                    result.header(),
                    result.sealed());
        });
    }

    /// The result that is kept of a step.
    public Optional<KeptResult> result(StepPlace place) {
        return database.transaction(db -> db.first(
                row -> new KeptResult(row.getString(1), row.getString(2), row.getBytes(3)),
                "SELECT result_key, header, result FROM steps WHERE authorization = ? AND tag = ? AND step = ?"
                        + " AND result IS NOT NULL",
                place.authorization().hex(),
                place.tag(),
                place.step()));
    }

    /// The key that asked for a step that is done.
    public Optional<String> resultKey(StepPlace place) {
        return database.transaction(db -> db.first(
                row -> row.getString(1),
                "SELECT result_key FROM steps WHERE authorization = ? AND tag = ? AND step = ?",
                place.authorization().hex(),
                place.tag(),
                place.step()));
    }

    /// The table that a step of the run added or removed.
    public Optional<Handle> table(StepPlace place) {
        return database.transaction(db -> db.first(
                row -> new Handle(row.getString(1)),
                "SELECT handle FROM steps WHERE authorization = ? AND tag = ? AND step = ? AND handle IS NOT NULL",
                place.authorization().hex(),
                place.tag(),
                place.step()));
    }

    /// A party's part of a result, sealed to the analyst's key for it.
    public static final class KeptResult {
        private final String resultKey;
        private final String header;
        private final byte[] sealed;

        public KeptResult(String resultKey, String header, byte[] sealed) {
            this.resultKey = resultKey;
            this.header = header;
            this.sealed = sealed;
        }

        public String resultKey() {
            return resultKey;
        }

        /// The JSON of the answer.
        public String header() {
            return header;
        }

        /// The sealed bytes; read only.
        public byte[] sealed() {
            return sealed;
        }

        @Override
        public String toString() {
            return "KeptResult[" + sealed.length + " sealed bytes]";
        }
    }
}
