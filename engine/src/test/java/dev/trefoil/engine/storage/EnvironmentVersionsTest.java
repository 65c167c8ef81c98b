package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import java.nio.file.Path;
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
}
