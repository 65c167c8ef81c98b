package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.EnvelopeSignature;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.client.Connection;
import dev.trefoil.client.Session;
import dev.trefoil.client.Trefoil;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.ReplayException;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.SignedPosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever carries requests, approvals, approved files and connection files between people is trusted with nothing: a
/// portal that swaps them gets refusals, from the parties and from the people's own tools.
class CheatingPortalTest {
    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Story story;
    private static Handle people;
    private static ApprovedFile harmless;
    private static ApprovedFile harmful;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
        people = story.upload(50);
        harmless = cluster.approve(People.reveal(people, 65), Museum.anna(), 1);
        harmful = cluster.approve(People.reveal(people, 0), Museum.anna(), 1, List.of(Museum.mallory()));
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @Test
    void aliceSignsOneRequestAndBobAnother() {
        Envelope alice = Approval.sign(harmless.request(), Museum.alice());
        Envelope bob = Approval.sign(harmful.request(), Museum.bob());
        assertThatThrownBy(() -> Envelope.merge(List.of(alice, bob))).hasMessageContaining("different contents");
        List<EnvelopeSignature> both = new ArrayList<>(alice.signatures());
        both.addAll(bob.signatures());
        String forged = text(new Envelope(bob.payloadType(), bob.payload(), both));
        everyPartyRefuses(Reason.Kind.BAD_SIGNATURE, forged, harmful);
    }

    @Test
    void bothSignaturesAreMovedToAnotherRequest() {
        Envelope approved = Envelope.decode(harmless.file().getBytes(StandardCharsets.UTF_8));
        Envelope other = Approval.none(harmful.request());
        String forged = text(new Envelope(other.payloadType(), other.payload(), approved.signatures()));
        everyPartyRefuses(Reason.Kind.BAD_SIGNATURE, forged, harmful);
    }

    @Test
    void theAnalystGetsTheApprovedFileOfAnotherScript() throws IOException {
        ApprovedFile other = cluster.approve(People.counted(people), Museum.anna(), 1);
        everyPartyRefuses(Reason.Kind.STEP_DIFFERS, other.file(), harmless);
        Path file = Files.writeString(folder.resolve("mean.approved"), other.file());
        SignedEnvironment signed = SignedEnvironment.verify(
                Files.readAllBytes(cluster.party(0).files().environment()));
        Connection connection = new Connection(Optional.of(signed), Optional.empty(), Optional.empty());
        try (Session session =
                Session.connect(connection).analystKey(Museum.anna()).onNotice(notice -> {})) {
            session.load(file);
            assertThatThrownBy(() -> session.table(people.hex())
                            .filter(Trefoil.col("age").gt(65))
                            .reveal())
                    .isInstanceOf(ReplayException.class)
                    .hasMessageContaining("step 1 differs");
        }
        RunTag tag = RunTag.random();
        story.run(other, Museum.anna(), tag, 1);
    }

    @Test
    void thePortalPutsItselfAmongTheApprovers() throws IOException {
        Environment real = cluster.environment();
        List<Person> approvers = new ArrayList<>(real.approvers());
        approvers.add(new Person("Mallory", "Portal", Museum.mallory().verificationKey()));
        Environment own = new Environment(
                real.identifier(),
                real.version(),
                real.parties(),
                approvers,
                real.providers(),
                real.analysts(),
                1,
                true,
                real.limits());
        Envelope alone = SignedEnvironment.sign(own, Museum.mallory());
        assertThatThrownBy(() -> SignedEnvironment.verify(alone.encode()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .anyMatch(reason -> reason.message().contains("not signed by party 0")));
        List<Envelope> parties = new ArrayList<>(List.of(alone));
        for (int party = 0; party < 3; party++) {
            parties.add(SignedEnvironment.sign(
                    own, KeyFiles.read(cluster.party(party).files().signingKey(), () -> new char[0])));
        }
        byte[] withAllParties = Envelope.merge(parties).encode();
        assertThatThrownBy(() -> SignedEnvironment.verify(withAllParties))
                .as("even with the keys of all three parties")
                .hasMessageContaining("Alice");
    }

    /// The analyst's client believes the portal's environment, and asks the real parties.
    @Test
    void aClientWithAnotherEnvironmentIsRefused() {
        Environment real = cluster.environment();
        Environment other = new Environment(
                real.identifier(),
                real.version(),
                real.parties(),
                List.of(new Person("Mallory", "Portal", Museum.mallory().verificationKey())),
                real.providers(),
                real.analysts(),
                1,
                false,
                real.limits());
        for (Failure failure : SignedPosts.step(other, Museum.anna(), harmless.file(), harmless.request())) {
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith("WRONG_ENVIRONMENT"));
        }
        assertThatThrownBy(() -> {
                    try (var parties = new Parties(other, Museum.anna())) {
                        parties.tables();
                    }
                })
                .isInstanceOf(PartyFailure.class)
                .hasMessageContaining("environment");
    }

    private static String text(Envelope envelope) {
        return new String(envelope.encode(), StandardCharsets.UTF_8);
    }

    private static void everyPartyRefuses(Reason.Kind kind, String file, ApprovedFile asked) {
        List<Failure> failures = SignedPosts.step(cluster.environment(), Museum.anna(), file, asked.request());
        assertThat(failures).hasSize(3);
        for (Failure failure : failures) {
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith(kind + ": "));
        }
    }
}
