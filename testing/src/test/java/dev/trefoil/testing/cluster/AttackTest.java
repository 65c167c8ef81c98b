package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Leg;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.testing.museum.Museum.Exhibit;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.SignedPosts;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not approved, not fresh or not theirs is refused by every party by itself, with the reason.
class AttackTest {
    private static Cluster cluster;
    private static Story story;
    private static Handle people;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
        people = story.upload(50);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static ApprovedFile approved() {
        return cluster.approve(People.storeRevealRemove(people, 50), Museum.anna(), 1);
    }

    private static void refused(Reason.Kind kind, Runnable attack) {
        assertThatThrownBy(attack::run).isInstanceOfSatisfying(PartyFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.failure().reasons()).anyMatch(reason -> reason.startsWith(kind + ": "));
        });
    }

    private static StepResult run(ApprovedFile file, SigningKey key, RunTag tag, int number, Step step) {
        Authorization authorization = file.authorization(cluster.environment());
        try (Parties parties = cluster.as(key)) {
            return parties.run(file.file(), authorization, tag, number, step, Optional.empty());
        }
    }

    @Test
    void anEditedStepIsRefusedAndTheDifferenceIsNamed() {
        ApprovedFile file = cluster.approve(People.reveal(people, 65), Museum.anna(), 1);
        Step edited = new Step.Reveal(People.older(new Plan.Scan(people), 60));
        refused(Reason.Kind.STEP_DIFFERS, () -> run(file, Museum.anna(), RunTag.random(), 1, edited));
        assertThatThrownBy(() -> run(file, Museum.anna(), RunTag.random(), 1, edited))
                .hasMessageContaining("65")
                .hasMessageContaining("60");
    }

    @Test
    void stepsRunInOrderAndOnce() {
        ApprovedFile file = approved();
        RunTag tag = RunTag.random();
        refused(Reason.Kind.STEP_OUT_OF_ORDER, () -> story.run(file, Museum.anna(), tag, 2));
        story.run(file, Museum.anna(), tag, 1);
        refused(Reason.Kind.STEP_REPEATED, () -> story.run(file, Museum.anna(), tag, 1));
        refused(Reason.Kind.STEP_OUT_OF_ORDER, () -> story.run(file, Museum.anna(), tag, 3));
        story.run(file, Museum.anna(), tag, 2);
        refused(Reason.Kind.NO_RUNS_LEFT, () -> story.run(file, Museum.anna(), RunTag.random(), 1));
        refused(
                Reason.Kind.STEP_DIFFERS,
                () -> run(file, Museum.anna(), tag, 4, file.request().script().step(3)));
    }

    @Test
    void anotherAnalystsKeyIsRefused() {
        refused(Reason.Kind.OTHER_ANALYST, () -> story.run(approved(), Museum.otto(), RunTag.random(), 1));
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() {
        refused(Reason.Kind.UNKNOWN_KEY, () -> cluster.as(Museum.mallory()).tables());
    }

    @Test
    void anAnalystUploadsNothingWithoutAScript() {
        refused(Reason.Kind.NOT_ALLOWED, () -> {
            try (Parties anna = cluster.as(Museum.anna())) {
                anna.upload(ShareUpload.of(People.frame(3), Optional.empty()));
            }
        });
    }

    @Test
    void aMissingApprovalIsNamed() {
        ApprovedFile half = cluster.approve(People.reveal(people, 65), Museum.anna(), 1, List.of(Museum.alice()));
        for (Failure failure : SignedPosts.step(cluster.environment(), Museum.anna(), half.file(), half.request())) {
            assertThat(failure.reasons())
                    .anyMatch(reason -> reason.contains("MISSING_APPROVAL") && reason.contains("Bob"));
        }
    }

    static List<Exhibit> exhibits() {
        return Museum.exhibits();
    }

    @ParameterizedTest
    @MethodSource("exhibits")
    void everyPartyRefusesEveryBadFileForTheRightReason(Exhibit exhibit) {
        String file = new String(Museum.bytes(exhibit.file()), StandardCharsets.UTF_8);
        List<Failure> failures = SignedPosts.step(
                cluster.environment(), Museum.anna(), file, approved().request());
        assertThat(failures).hasSize(3);
        for (Failure failure : failures) {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.reasons().stream()
                            .map(reason -> Reason.Kind.valueOf(reason.substring(0, reason.indexOf(':'))))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(exhibit.reasons());
        }
    }

    @Test
    void aSignedRequestIsGoodOnce() {
        for (Failure failure : SignedPosts.replayed(cluster.environment(), Museum.petra())) {
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith("WRONG_CHALLENGE"));
        }
    }

    @Test
    void aRequestSignedOverAnotherConnectionIsRefused() {
        for (Failure failure : SignedPosts.otherChannel(cluster.environment(), Museum.petra())) {
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith("WRONG_CHANNEL"));
        }
    }

    /// Briar is asked by Petra and takes what it hears to Aster.
    private static void aster(Reason.Kind kind, UnaryOperator<List<Leg>> relayed) {
        assertThat(SignedPosts.withLegs(cluster.environment(), Museum.petra(), relayed)
                        .reasons())
                .anyMatch(reason -> reason.startsWith(kind + ": "));
    }

    @Test
    void aSignatureForOnePartyIsNoneForAnother() {
        aster(Reason.Kind.WRONG_PARTY, legs -> List.of(legs.get(1), legs.get(0), legs.get(2)));
        aster(Reason.Kind.WRONG_PARTY, legs -> Collections.nCopies(3, legs.get(1)));
    }

    @Test
    void aPartyThatRelaysTheChallengeOfAnotherGetsNothingSigned() {
        // What Briar gives as its own is Aster's challenge; what Petra signs for Aster is not.
        aster(Reason.Kind.WRONG_CHALLENGE, legs -> {
            Leg aster = legs.get(0);
            Leg briar = legs.get(1);
            return List.of(
                    new Leg(aster.party(), briar.challenge(), aster.channel(), aster.body()),
                    new Leg(briar.party(), aster.challenge(), briar.channel(), briar.body()),
                    legs.get(2));
        });
    }

    @Test
    void aClientThatReachesAPartyThroughAnotherIsRefused() {
        // The challenge is Aster's own and fresh; the certificate that Petra saw is Briar's.
        aster(Reason.Kind.WRONG_CHANNEL, legs -> {
            Leg aster = legs.get(0);
            return List.of(
                    new Leg(aster.party(), aster.challenge(), legs.get(1).channel(), aster.body()),
                    legs.get(1),
                    legs.get(2));
        });
    }

    @Test
    void aRequestWhoseBodyWasExchangedIsRefused() {
        for (Failure failure : SignedPosts.otherBody(cluster.environment(), Museum.petra(), people)) {
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith("WRONG_BODY"));
        }
    }

    @Test
    void aTableThatIsNotThereIsRefused() {
        ApprovedFile file = cluster.approve(People.reveal(Handle.random(), 65), Museum.anna(), 1);
        refused(Reason.Kind.UNKNOWN_TABLE, () -> story.run(file, Museum.anna(), RunTag.random(), 1));
        refused(Reason.Kind.UNKNOWN_TABLE, () -> story.remove(Handle.random()));
    }
}
