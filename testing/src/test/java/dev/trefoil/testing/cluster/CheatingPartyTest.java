package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.engine.CheatingParty;
import dev.trefoil.engine.CheatingParty.Lies;
import dev.trefoil.engine.storage.Fact;
import dev.trefoil.engine.storage.Head;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.SignedPosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Briar, party 1, cheats, and Anna the analyst is on its side: together they stop runs, and get not one result more
/// than was approved.
class CheatingPartyTest {
    private static final int ROWS = 20;

    private static Cluster cluster;
    private static Story story;
    private static Handle people;
    private static ApprovedFile usedUp;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
        people = story.upload(ROWS);
        usedUp = approval();
        story.run(usedUp, Museum.anna(), RunTag.random(), 1);
        cluster.party(1).stop();
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static ApprovedFile approval() {
        return cluster.approve(People.reveal(people, 5), Museum.anna(), 1);
    }

    /// What Aster and Clover, the honest ones, say to a run in which Briar lies.
    private static void refused(String kind, String words, ApprovedFile file, Consumer<Lies> lies) throws IOException {
        try (CheatingParty briar =
                CheatingParty.of(cluster.environment(), cluster.party(1).files())) {
            List<Failure> said = SignedPosts.withoutParty(
                    cluster.environment(),
                    1,
                    Museum.anna(),
                    file.file(),
                    file.request(),
                    call -> briar.join(call, lies));
            assertThat(said).hasSize(2);
            for (Failure failure : said) {
                assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith(kind + ": "));
                assertThat(failure.message()).contains(words);
            }
        }
    }

    private static Digest digest(String word) {
        return Digest.of(word.getBytes(StandardCharsets.UTF_8));
    }

    /// A call as Anna signs it, for a run that nobody has counted, whose signature is somebody else's.
    private static Fact forged() {
        Json good = SignedPosts.withoutParty(cluster.environment(), 1, Museum.anna(), usedUp.file(), usedUp.request());
        String bad = Located.root(good)
                .fields("request", "operation")
                .required("request")
                .json()
                .canonical()
                .replaceFirst("\"signature\":\"....", "\"signature\":\"AAAA");
        return new Fact.RunCounted(
                SignedRequest.read(Located.root(Json.parse(bad.getBytes(StandardCharsets.UTF_8), JsonLimits.SMALL))));
    }

    @Test
    void oneThatCountsForItselfAloneGetsNoRunThatIsUsedUp() throws IOException {
        refused(
                "NO_RUNS_LEFT",
                "it is used up",
                usedUp,
                briar -> briar.untilCounting().countOne().repeat());
    }

    @Test
    void oneThatTellsOfHeadsThatNeverWereStopsTheRunAndNoOther() throws IOException {
        refused(
                "PARTY_BEHIND",
                "Aster",
                usedUp,
                briar -> briar.greet(new Head(1_000, digest("never"))).tell());
    }

    @Test
    void oneThatShowsFewerRecordsThanBeforeIsNamed() throws IOException {
        refused(
                "PARTY_BEHIND",
                "Briar",
                usedUp,
                briar -> briar.greet(Head.START).tellNothing());
    }

    @Test
    void oneThatMakesUpRunsIsNotBelieved() throws IOException {
        refused("BAD_SIGNATURE", "", usedUp, briar -> briar.greet(Head.START).tell(forged()));
    }

    @Test
    void oneThatMakesTablesComeAndGoByItselfIsNotBelieved() throws IOException {
        Fact removed = new Fact.TableRemoved(people);
        // The second time the gate would miss the table.
        for (int time = 0; time < 2; time++) {
            refused(
                    "NO_RUNS_LEFT",
                    "it is used up",
                    usedUp,
                    briar -> briar.greet(Head.START)
                            .tell(removed, new Fact.TableRemoved(Handle.random()))
                            .repeat()
                            .repeat()
                            .countOne()
                            .repeat());
        }
    }

    @Test
    void oneThatReadsOtherTablesIsFoundBeforeAnythingIsComputed() throws IOException {
        refused(
                "PARTIES_DISAGREE",
                "different versions of what the step reads",
                approval(),
                briar -> briar.untilCounting().repeat().repeat().showOtherTables());
    }

    @Test
    void oneThatHidesOrMakesUpRevocationsIsFound() throws IOException {
        refused(
                "PARTIES_DISAGREE",
                "hands on a revocation that is none",
                approval(),
                briar -> briar.greet(Head.START)
                        .tell()
                        .repeat()
                        .say(_ -> digest("other revocations").bytes())
                        .repeat()
                        .say(_ -> new byte[] {0, 0, 0, 2, '{', '}'}));
    }

    @Test
    void anotherVersionOfTheSoftwareIsNamedWithWhoHasIt() throws IOException {
        refused("PARTIES_DISAGREE", Api.SOFTWARE, approval(), briar -> briar.greetAs("trefoil 9.9"));
        refused(
                "PARTIES_DISAGREE",
                "party 1 (Briar) runs the software trefoil 9.9",
                approval(),
                briar -> briar.greetAs("trefoil 9.9"));
    }
}
