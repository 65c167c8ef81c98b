package dev.trefoil.engine.storage;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.Succession;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// The environment that a party has run last: an older one is never accepted again, and a newer one only if the
/// approvers until then agree to it.
public final class EnvironmentVersions {
    private final Database database;

    public EnvironmentVersions(Database database) {
        this.database = database;
    }

    /// Records that the environment runs now; `former` holds signatures of approvers who are none any more.
    ///
    /// Throws [StorageFailure] if this party has run a newer version, another content under the same version,
    /// or another environment, or if an approver of the last version has not signed.
    public void enter(SignedEnvironment signed, Optional<Envelope> former) {
        enter(signed, former, Optional.empty());
    }

    /// As [#enter(SignedEnvironment, Optional)]; `recovery` holds what the operators signed because approvers' keys are
    /// lost. A key that was revoked here does not come back with a new version.
    public void enter(SignedEnvironment signed, Optional<Envelope> former, Optional<Envelope> recovery) {
        String envelope = new String(signed.encode(), StandardCharsets.UTF_8);
        database.transaction(db -> {
            Set<Digest> revoked = revoked(db);
            Optional<SignedEnvironment> last = db.first(row -> row.getString(1), "SELECT envelope FROM entered")
                    .map(text -> SignedEnvironment.verify(text.getBytes(StandardCharsets.UTF_8)));
            last.ifPresent(
                    before -> requireFollows(signed, new Succession(before, former, recovery, revoked::contains)));
            if (last.filter(before -> before.digest().equals(signed.digest())).isEmpty()) {
                db.audit().enter(db, signed.environment());
                Journal.append(
                        db, new Fact.EnvironmentEntered(signed.environment().version(), signed.digest()));
            }
            return db.update("INSERT OR REPLACE INTO entered (place, envelope) VALUES (1, ?)", envelope);
        });
    }

    /// The keys that were revoked here in any version.
    private static Set<Digest> revoked(Database db) throws SQLException {
        return Set.copyOf(db.list(
                row -> new Digest(row.getString(1)), "SELECT DISTINCT subject FROM revocations WHERE kind = 'KEY'"));
    }

    private static void requireFollows(SignedEnvironment signed, Succession succession) {
        SignedEnvironment last = succession.before();
        String identifier = signed.environment().identifier();
        long version = signed.environment().version();
        if (!last.environment().identifier().equals(identifier)) {
            throw new StorageFailure(
                    "this directory belongs to a party of another environment than '" + identifier + "'");
        }
        if (signed.digest().equals(last.digest())) {
            return;
        }
        long before = last.environment().version();
        if (version < before) {
            throw new StorageFailure("the environment file is version " + version + ", but this party has run version "
                    + before + ": get the current file");
        }
        if (version == before) {
            throw new StorageFailure(
                    "the environment file is version " + version + ", but with another content than the" + " version "
                            + version + " that this party has run: a change needs a higher version");
        }
        try {
            succession.require(signed);
        } catch (Refused e) {
            throw new StorageFailure("version " + version + " of the environment cannot follow version " + before, e);
        }
    }
}
