package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Runs that go on for long: a party that falls silent does not hold them, and a removal is not outrun by them.
class SilentPartyTest {
    private static Cluster cluster;
    private static Story story;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static ApprovedFile slow(Handle people) {
        Plan sorted = new Plan.Sort(
                new Plan.Concat(Collections.nCopies(48, new Plan.Scan(people))),
                List.of(new Plan.SortKey(Column.of("age"), true)));
        return cluster.approve(People.script("Sorted people", people, new Step.Reveal(sorted)), Museum.anna(), 1);
    }

    private static CompletableFuture<Optional<PartyFailure>> running(ApprovedFile file, RunTag tag) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                story.run(file, Museum.anna(), tag, 1);
                return Optional.empty();
            } catch (PartyFailure e) {
                return Optional.of(e);
            }
        });
    }

    @Test
    void aRunIsCancelledAlthoughAPartyIsSilent() throws Exception {
        Handle people = story.upload(1000);
        RunTag tag = RunTag.random();
        CompletableFuture<Optional<PartyFailure>> running = running(slow(people), tag);
        // A few requests later the run is under way; what follows holds wherever it is.
        assertThat(story.agreedTables()).contains(people);
        cluster.party(2).pause();
        try (Parties anna = cluster.as(Museum.anna())) {
            long start = System.nanoTime();
            anna.cancel(tag);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            assertThat(running.get(40, TimeUnit.SECONDS)).isPresent();
        } finally {
            cluster.party(2).resume();
        }
    }

    @Test
    void nothingIsRevealedOfATableOnceItsRemovalIsAcknowledged() {
        Handle people = story.upload(1000);
        ApprovedFile file = slow(people);
        CompletableFuture<Optional<PartyFailure>> running = running(file, RunTag.random());
        story.untilDone(() -> story.remove(people));
        assertThat(running.join()).isPresent();
    }
}
