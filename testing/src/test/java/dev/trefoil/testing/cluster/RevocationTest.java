package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.cli.Typed;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Delivery;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyApi;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.SignedPosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bob changes his mind: what he revokes stops at all three parties, whichever of them he reaches, and stays stopped.
class RevocationTest {
    private static final int ROWS = 1000;

    private static Cluster cluster;
    private static Story story;
    private static Handle people;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
        people = story.upload(ROWS);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @AfterEach
    void everybodyIsBack() {
        cluster.restart();
    }

    private static void refused(Reason.Kind kind, Runnable attack) {
        assertThatThrownBy(attack::run).isInstanceOfSatisfying(PartyFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.failure().reasons()).anyMatch(reason -> reason.startsWith(kind + ": "));
        });
    }

    private static Envelope revocation(ApprovedFile file, SigningKey key) {
        return Revocation.authorization(
                        file.request().digest(), cluster.environment(), "the study ended", Instant.now())
                .sign(key);
    }

    @Test
    void theNextStepIsRefusedAndWhatWasKeptIsNotDeliveredAgain(@TempDir Path folder) throws IOException {
        ApprovedFile file = cluster.approve(People.storeRevealRemove(people, 50), Museum.anna(), 1);
        RunTag tag = RunTag.random();
        story.run(file, Museum.anna(), tag, 1);
        story.run(file, Museum.anna(), tag, 2);
        KeyFiles.write(folder.resolve("bob.sk"), Museum.bob(), null);
        Files.writeString(folder.resolve("older.approved"), file.file());
        assertThat(Typed.trefoil(
                        "revoke",
                        folder.resolve("older.approved").toString(),
                        "--environment",
                        cluster.party(0).files().environment().toString(),
                        "--key",
                        folder.resolve("bob.sk").toString(),
                        "--reason",
                        "the study ended"))
                .isZero();
        refused(Reason.Kind.REVOKED, () -> story.run(file, Museum.anna(), tag, 3));
        refused(Reason.Kind.REVOKED, () -> story.run(file, Museum.anna(), tag, 2));
        assertThatThrownBy(() -> story.run(file, Museum.anna(), tag, 3))
                .hasMessageContaining("was revoked by Bob (Hospital)")
                .hasMessageContaining("the study ended");
        ApprovedFile other = cluster.approve(People.reveal(people, 51), Museum.anna(), 1);
        assertThat(story.revealed(other, RunTag.random(), 1)).isEqualTo(People.olderIds(ROWS, 51));
    }

    @Test
    void whoIsNoApproverStopsNothing() {
        ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.anna(), 1);
        for (SigningKey key : List.of(Museum.anna(), Museum.petra(), Museum.mallory())) {
            refused(Reason.Kind.UNKNOWN_KEY, () -> story.deliver(revocation(file, key)));
        }
        assertThat(story.revealed(file, RunTag.random(), 1)).isEqualTo(People.olderIds(ROWS, 50));
    }

    @Test
    void onePartyThatKnowsTellsTheOthersAtTheNextStepAndAllRememberIt() {
        ApprovedFile file = cluster.approve(People.reveal(people, 52), Museum.anna(), 5);
        cluster.party(1).kill();
        cluster.party(2).kill();
        List<Delivery> deliveries =
                Delivery.revoke(revocation(file, Museum.alice()).encode(), cluster.environment());
        assertThat(deliveries)
                .extracting(delivery -> delivery.failure().isEmpty())
                .containsExactly(true, false, false);
        cluster.party(0).kill();
        cluster.restart();
        for (Failure failure :
                SignedPosts.together(cluster.environment(), Museum.anna(), file.file(), file.request())) {
            assertThat(failure.reasons()).singleElement().asString().startsWith("REVOKED: ");
        }
        cluster.party(0).kill();
        cluster.party(1).kill();
        cluster.party(2).kill();
        cluster.party(1).start();
        cluster.party(2).start();
        List<Optional<Failure>> alone =
                SignedPosts.reachable(cluster.environment(), Museum.anna(), file.file(), file.request());
        assertThat(alone.get(0)).isEmpty();
        assertThat(alone.get(1).orElseThrow().reasons()).anyMatch(reason -> reason.startsWith("REVOKED: "));
        assertThat(alone.get(2).orElseThrow().reasons()).anyMatch(reason -> reason.startsWith("REVOKED: "));
    }

    @Test
    void aLongStepEndsAtAllThreeSoonAfterOneOfThemIsTold() throws Exception {
        Plan sorted = new Plan.Sort(
                new Plan.Concat(Collections.nCopies(100, new Plan.Scan(people))),
                List.of(new Plan.SortKey(Column.of("age"), true)));
        ApprovedFile file =
                cluster.approve(People.script("Sorted people", people, new Step.Reveal(sorted)), Museum.anna(), 1);
        List<CompletableFuture<SignedPosts.Ending>> running =
                SignedPosts.running(cluster.environment(), Museum.anna(), file.file(), file.request());
        for (int party = 0; party < 3; party++) {
            story.awaitCounted(party, file);
        }
        assertThat(running).noneMatch(CompletableFuture::isDone);
        long told = System.nanoTime();
        try (PartyApi one = new PartyApi(cluster.environment().party(1))) {
            one.revoke(revocation(file, Museum.bob()).encode());
        }
        long acknowledged = System.nanoTime();
        long last = told;
        for (CompletableFuture<SignedPosts.Ending> each : running) {
            SignedPosts.Ending ending = each.join();
            assertThat(ending.failure().kind()).isIn(Failure.Kind.REFUSED, Failure.Kind.UNAVAILABLE);
            last = Math.max(last, ending.nanos());
        }
        assertThat(running.get(1).join().failure().reasons())
                .singleElement()
                .asString()
                .startsWith("REVOKED: ");
        System.out.printf(
                "RevocationTest: told in %d ms, ended at all three after %d ms%n",
                Duration.ofNanos(acknowledged - told).toMillis(),
                Duration.ofNanos(last - told).toMillis());
        assertThat(Duration.ofNanos(last - told)).isLessThan(Duration.ofSeconds(10));
        refused(Reason.Kind.REVOKED, () -> story.run(file, Museum.anna(), RunTag.random(), 1));
    }

    @Test
    void aKeyIsRevokedByAllOtherApproversAndItsOwnerDoesNothingMore() {
        ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.otto(), 5);
        Revocation revocation =
                Revocation.key(Museum.otto().verificationKey().keyId(), cluster.environment(), "stolen", Instant.now());
        refused(Reason.Kind.MISSING_APPROVAL, () -> story.deliver(revocation.sign(Museum.alice())));
        story.run(file, Museum.otto(), RunTag.random(), 1);
        story.deliver(Envelope.merge(List.of(revocation.sign(Museum.alice()), revocation.sign(Museum.bob()))));
        refused(Reason.Kind.REVOKED, () -> story.run(file, Museum.otto(), RunTag.random(), 1));
        refused(Reason.Kind.REVOKED, () -> {
            try (Parties otto = cluster.as(Museum.otto())) {
                otto.tables();
            }
        });
    }
}
