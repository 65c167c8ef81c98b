package dev.trefoil.engine.storage;

import dev.trefoil.audit.Event;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.Revoked;
import dev.trefoil.authorization.SignedRevocation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The revocations that this party has received: durable, and at hand for every check.
///
/// The envelopes themselves are kept, so that this party can hand them to another, which verifies them again.
public final class RevocationRecords {
    /// How many authorizations the approvers of one version of an environment can revoke together: each of them
    /// an equal part, so that none takes the others' places.
    static final int MOST = 10_000;

    private final Database database;
    private final Environment environment;
    private volatile Revoked revoked;

    /// Reads what is recorded for this version of the environment; throws [StorageFailure] if that is damaged.
    public RevocationRecords(Database database, Environment environment) {
        this.database = database;
        this.environment = environment;
        List<String> envelopes = database.transaction(db -> db.list(
                row -> row.getString(1), "SELECT envelope FROM revocations WHERE version = ?", environment.version()));
        try {
            this.revoked = Revoked.nothing()
                    .with(envelopes.stream()
                            .map(text -> SignedRevocation.verify(text.getBytes(StandardCharsets.UTF_8), environment))
                            .toList());
        } catch (Refused e) {
            throw new StorageFailure("the revocations in this party's records are damaged", e);
        }
    }

    /// What is revoked, as far as this party knows.
    public Revoked revoked() {
        return revoked;
    }

    /// Keeps a revocation, durably before it acts; false if this authorization or key is revoked already.
    /// Throws [Refused] if the approver who signed it has revoked as many authorizations as they can.
    public synchronized boolean add(SignedRevocation signed) {
        Revocation revocation = signed.revocation();
        if (revoked.find(revocation.kind(), revocation.subject()).isPresent()) {
            return false;
        }
        String signer = signed.signers().getFirst().key().keyId().hex();
        database.durable(DurableStep.REVOCATION_KEPT, db -> {
            long before = db.first(
                            row -> row.getLong(1),
                            "SELECT count(*) FROM revocations WHERE version = ? AND kind = 'AUTHORIZATION'"
                                    + " AND signer = ?",
                            environment.version(),
                            signer)
                    .orElse(0L);
            if (revocation.kind() == Revocation.Kind.AUTHORIZATION
                    && before >= MOST / environment.approvers().size()) {
                throw new Refused(
                        Reason.Kind.NOT_ALLOWED,
                        signed.signers().getFirst().title() + " has revoked " + before
                                + " authorizations of this version of the environment, which is the most: another"
                                + " approver revokes it, or a new version ends all");
            }
            db.audit().add(db, event(signed));
            return db.update(
                    "INSERT INTO revocations (version, kind, subject, signer, envelope) VALUES (?,?,?,?,?)",
                    environment.version(),
                    revocation.kind().name(),
                    revocation.subject().hex(),
                    signer,
                    new String(signed.encode(), StandardCharsets.UTF_8));
        });
        revoked = revoked.with(List.of(signed));
        return true;
    }

    private static Event event(SignedRevocation signed) {
        return new Event.Revoked(
                signed.revocation().kind(),
                signed.revocation().subject(),
                signed.signers().stream().map(person -> person.key().keyId()).toList());
    }
}
