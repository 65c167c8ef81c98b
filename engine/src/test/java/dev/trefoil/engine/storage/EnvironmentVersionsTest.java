package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.authorization.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has the keys of the three parties cannot put other approvers in the place of those that there are.
class EnvironmentVersionsTest {
    private static final List<SigningKey> PARTIES =
            Stream.generate(SigningKey::generate).limit(3).toList();
    private static final SigningKey ALICE = SigningKey.generate();
    private static final SigningKey MALLORY = SigningKey.generate();

    @TempDir
    private Path directory;

    private Database database;
    private EnvironmentVersions versions;

    @BeforeEach
    void open() {
        database = Audited.open(directory.resolve("records.db"));
        versions = new EnvironmentVersions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Environment environment(String identifier, long version, SigningKey approver, String name) {
        return new Environment(
                identifier,
                version,
                IntStream.range(0, 3)
                        .mapToObj(i -> new Party(
                                i,
                                "P" + i,
                                "Operator " + i,
                                "h" + i,
                                9000,
                                9001,
                                PARTIES.get(i).verificationKey()))
                        .toList(),
                List.of(new Person(name, "Ethics", approver.verificationKey())),
                List.of(),
                List.of(),
                1,
                false,
                EnvironmentLimits.DEFAULT);
    }

    private static SignedEnvironment signed(Environment environment, SigningKey... approvers) {
        return SignedEnvironment.verify(Envelope.merge(Stream.concat(PARTIES.stream(), Stream.of(approvers))
                        .map(key -> SignedEnvironment.sign(environment, key))
                        .toList())
                .encode());
    }

    private void refused(SignedEnvironment environment, String reason) {
        assertThatThrownBy(() -> versions.enter(environment, Optional.empty()))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theSameEnvironmentEntersAgain() {
        versions.enter(signed(environment("lab", 1, ALICE, "Alice"), ALICE), Optional.empty());
        assertThatCode(() -> versions.enter(signed(environment("lab", 1, ALICE, "Alice"), ALICE), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void anApproverWhoLeavesMustAgree() {
        versions.enter(signed(environment("lab", 1, ALICE, "Alice"), ALICE), Optional.empty());
        Environment next = environment("lab", 2, MALLORY, "Mallory");
        refused(signed(next, MALLORY), "an approver until now");
        versions.enter(
                signed(next, MALLORY),
                Optional.of(SignedEnvironment.leave(next, environment("lab", 1, ALICE, "Alice"), ALICE)));
        refused(signed(environment("lab", 1, ALICE, "Alice"), ALICE), "has run version 2");
    }

    @Test
    void theSameVersionHasTheSameContent() {
        versions.enter(signed(environment("lab", 1, ALICE, "Alice"), ALICE), Optional.empty());
        refused(signed(environment("lab", 1, MALLORY, "Mallory"), MALLORY), "another content");
        refused(signed(environment("lab", 1, ALICE, "Alina"), ALICE), "another content");
    }

    @Test
    void anotherEnvironmentIsRefused() {
        versions.enter(signed(environment("lab", 1, ALICE, "Alice"), ALICE), Optional.empty());
        refused(signed(environment("ward", 2, ALICE, "Alice"), ALICE), "another environment");
    }

    @Test
    void aRevokedKeyDoesNotComeBackWithANewVersion() {
        Environment lab = two(1);
        versions.enter(signed(lab, ALICE, MALLORY), Optional.empty());
        Revocation stolen =
                Revocation.key(MALLORY.verificationKey().keyId(), lab, "stolen", Instant.parse("2026-06-01T12:00:00Z"));
        RevocationRecords records = new RevocationRecords(database, lab);
        assertThat(records.add(SignedRevocation.verify(stolen.sign(ALICE).encode(), lab)))
                .isTrue();
        assertThatCode(() -> versions.enter(signed(lab, ALICE, MALLORY), Optional.empty()))
                .doesNotThrowAnyException();
        refused(signed(two(2), ALICE, MALLORY), "the key of Mallory (Ethics) was revoked: leave it out");
        assertThat(new RevocationRecords(database, lab)
                        .revoked()
                        .find(Revocation.Kind.KEY, MALLORY.verificationKey().keyId()))
                .isPresent();
        assertThat(new RevocationRecords(database, two(2)).revoked().all()).isEmpty();
    }

    private static Environment two(long version) {
        Environment lab = environment("lab", version, ALICE, "Alice");
        return new Environment(
                lab.identifier(),
                version,
                lab.parties(),
                List.of(
                        new Person("Alice", "Ethics", ALICE.verificationKey()),
                        new Person("Mallory", "Ethics", MALLORY.verificationKey())),
                List.of(),
                List.of(),
                2,
                false,
                EnvironmentLimits.DEFAULT);
    }

    @Test
    void oneApproverDoesNotTakeTheOthersPlacesForRevocations() {
        Environment lab = two(1);
        RevocationRecords records = new RevocationRecords(database, lab);
        database.transaction(db -> db.update(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO revocations"
                        + " SELECT 1, 'AUTHORIZATION', 'junk ' || i, ?, '' FROM n",
                RevocationRecords.MOST / 2,
                MALLORY.verificationKey().keyId().hex()));
        Revocation revocation =
                Revocation.authorization(lab.digest(), lab, "enough", Instant.parse("2026-06-01T12:00:00Z"));
        assertThatThrownBy(() -> records.add(
                        SignedRevocation.verify(revocation.sign(MALLORY).encode(), lab)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Mallory (Ethics) has revoked 5000 authorizations");
        assertThat(records.add(SignedRevocation.verify(revocation.sign(ALICE).encode(), lab)))
                .isTrue();
        assertThat(records.add(SignedRevocation.verify(revocation.sign(ALICE).encode(), lab)))
                .isFalse();
    }

    @Test
    void damagedRevocationsAreSaid() {
        database.transaction(
                db -> db.update(
                        "INSERT INTO revocations (version, kind, subject, signer, envelope) VALUES (1, 'KEY', 'x', 'y', '{}')"));
        assertThatThrownBy(() -> new RevocationRecords(database, two(1)))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("damaged");
    }
}
