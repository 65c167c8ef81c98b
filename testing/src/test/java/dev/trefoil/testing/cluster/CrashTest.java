package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.engine.storage.DurableStep;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Script;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Parties die before and after each of their durable steps, and at random moments: afterwards a table is at
/// all three or at none, and what died can be done again.
class CrashTest {
    private static final int ROWS = 100;
    private static final int RANDOM_POINTS = Integer.getInteger("trefoil.crash.moments", 30);

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

    /// What reaches a durable step, does not end there because a party dies, and is done again.
    private record Work(Runnable once, Runnable again) {}

    /// Every durable step, with the work that reaches it.
    private static Work work(DurableStep step) {
        return switch (step) {
            case SHARES_WRITTEN, UPLOAD_STAGED, TABLE_PREPARED, TABLE_COMMITTED, TABLE_ABORTED -> upload();
            case REMOVAL_PREPARED, REMOVAL_COMMITTED, REMOVAL_ABORTED, SHARES_DELETED -> removal();
            case JOURNAL_READ, HEADS_SEEN, RUN_COUNTED, RESULT_KEPT, ENTRY_WRITTEN -> reveal();
            case REVOCATION_KEPT -> revocation();
            case ORDER_KEPT -> grouped();
            case RUN_ENDED -> endedByData();
        };
    }

    private static Work upload() {
        return new Work(() -> story.upload(ROWS), () -> {
            Handle table = story.upload(ROWS);
            assertThat(story.agreedTables()).contains(table);
        });
    }

    private static Work removal() {
        Handle table = story.upload(5);
        return new Work(() -> story.remove(table), () -> {
            if (story.agreedTables().contains(table)) {
                story.remove(table);
            }
            assertThat(story.agreedTables()).doesNotContain(table);
        });
    }

    private static Work reveal() {
        ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.anna(), 2);
        RunTag tag = RunTag.random();
        return new Work(() -> story.revealed(file, tag, 1), () -> {
            // The same run again if it is not done at all three; a new one if it is.
            List<Long> ids;
            try {
                ids = story.revealed(file, tag, 1);
            } catch (PartyFailure e) {
                ids = story.revealed(file, RunTag.random(), 1);
            }
            assertThat(ids).isEqualTo(People.olderIds(ROWS, 50));
        });
    }

    private static Work revocation() {
        ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.anna(), 100);
        return new Work(() -> story.revoke(file, Museum.bob(), "a test"), () -> {
            story.revoke(file, Museum.bob(), "a test");
            try {
                story.run(file, Museum.anna(), RunTag.random(), 1);
            } catch (PartyFailure e) {
                assertThat(e).hasMessageContaining("was revoked by Bob (Hospital)");
                return;
            }
            throw new AssertionError("a revoked approval gave a result");
        });
    }

    /// Groups a table that nobody has sorted yet.
    private static Work grouped() {
        Handle table = story.upload(ROWS);
        ApprovedFile file = cluster.approve(People.counted(table), Museum.anna(), 100);
        return new Work(
                () -> story.run(file, Museum.anna(), RunTag.random(), 1),
                () -> assertThat(((StepResult.Revealed) story.run(file, Museum.anna(), RunTag.random(), 1))
                                .frame()
                                .rows())
                        .isEqualTo(ROWS));
    }

    private static Work endedByData() {
        Script script = People.script(
                "Too few",
                people,
                new Step.Reveal(new Plan.Filter(People.older(new Plan.Scan(people), 98), People.always(), 50)));
        ApprovedFile file = cluster.approve(script, Museum.anna(), 100);
        RunTag tag = RunTag.random();
        return new Work(() -> story.run(file, Museum.anna(), tag, 1), () -> {
            try {
                story.run(file, Museum.anna(), RunTag.random(), 1);
            } catch (PartyFailure e) {
                assertThat(e).hasMessageContaining("fewer rows than its minimum");
                return;
            }
            throw new AssertionError("a filter that keeps too few rows gave a result");
        });
    }

    @ParameterizedTest
    @EnumSource(DurableStep.class)
    void aPartyThatDiesThereLeavesNothingHalfDone(DurableStep step) {
        int follower = 1 + step.name().length() % 2;
        dieAt(step, "before " + step.name(), 0);
        dieAt(step, "after " + step.name(), follower);
        if (EnumSet.of(DurableStep.TABLE_PREPARED, DurableStep.TABLE_COMMITTED, DurableStep.RESULT_KEPT)
                .contains(step)) {
            dieAt(step, "after " + step.name(), 0);
            dieAt(step, "before " + step.name(), follower);
        }
    }

    private static void dieAt(DurableStep step, String point, int victim) {
        Work work = work(step);
        cluster.restart(victim, point);
        // A change is given up only when another party fails first.
        Optional<Integer> companion = companion(step, victim);
        companion.ifPresent(other -> cluster.restart(
                other, step == DurableStep.TABLE_ABORTED ? "after TABLE_PREPARED" : "after REMOVAL_PREPARED"));
        boolean failed = fails(work.once());
        assertThat(cluster.party(victim).await())
                .as(point + " at party " + victim)
                .isEqualTo(137);
        companion.ifPresent(other -> assertThat(cluster.party(other).await()).isEqualTo(137));
        cluster.restart();
        story.agreedTables();
        story.untilDone(work.again());
        assertThat(failed || !point.startsWith("before ")).as("died " + point).isTrue();
    }

    private static Optional<Integer> companion(DurableStep step, int victim) {
        return switch (step) {
            case TABLE_ABORTED, REMOVAL_ABORTED -> Optional.of(victim == 2 ? 1 : 2);
            case SHARES_WRITTEN,
                    UPLOAD_STAGED,
                    JOURNAL_READ,
                    HEADS_SEEN,
                    RUN_COUNTED,
                    REVOCATION_KEPT,
                    ENTRY_WRITTEN,
                    ORDER_KEPT,
                    TABLE_PREPARED,
                    TABLE_COMMITTED,
                    RESULT_KEPT,
                    RUN_ENDED,
                    REMOVAL_PREPARED,
                    REMOVAL_COMMITTED,
                    SHARES_DELETED -> Optional.empty();
        };
    }

    private static boolean fails(Runnable work) {
        try {
            work.run();
            return false;
        } catch (PartyFailure e) {
            return true;
        }
    }

    @Test
    void allThreeDieAndTheTableIsThereAtAllOrNone() {
        for (DurableStep step : List.of(DurableStep.TABLE_PREPARED, DurableStep.TABLE_COMMITTED)) {
            Set<Handle> before = story.agreedTables();
            for (int party = 0; party < 3; party++) {
                cluster.restart(party, "after " + step.name());
            }
            assertThat(fails(() -> story.upload(ROWS))).isTrue();
            for (int party = 0; party < 3; party++) {
                cluster.party(party).kill();
            }
            cluster.restart();
            int added = story.agreedTables().size() - before.size();
            assertThat(added).isEqualTo(step == DurableStep.TABLE_COMMITTED ? 1 : 0);
        }
    }

    @Test
    void partiesDieAtRandomMoments() {
        long seed = Long.getLong("trefoil.seed", new Random().nextLong());
        System.out.println("CrashTest: seed " + seed + " (repeat with -Dtrefoil.seed=" + seed + ")");
        Random random = new Random(seed);
        ApprovedFile kept = cluster.approve(People.storeRevealRemove(people, 50), Museum.anna(), 1000);
        for (int point = 0; point < RANDOM_POINTS; point++) {
            RunTag tag = RunTag.random();
            List<Runnable> works = new ArrayList<>();
            works.add(() -> story.upload(ROWS));
            works.add(() -> {
                for (int step = 1; step <= 3; step++) {
                    story.run(kept, Museum.anna(), tag, step);
                }
            });
            Runnable work = works.get(random.nextInt(2));
            CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(() -> fails(work));
            int victims = random.nextInt(4) == 0 ? 3 : 1;
            int first = random.nextInt(3);
            LockSupport.parkNanos(random.nextLong(400_000_000L));
            for (int i = 0; i < victims; i++) {
                cluster.party((first + i) % 3).kill();
            }
            running.join();
            cluster.restart();
            story.agreedTables();
        }
        ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.anna(), 1);
        assertThat(story.revealed(file, RunTag.random(), 1)).isEqualTo(People.olderIds(ROWS, 50));
    }
}
