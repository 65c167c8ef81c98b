package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.StepOrder;
import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Anna tries to get more runs than were approved: a hundred at once, while Aster, Briar and Clover die.
class RunRaceTest {
    private static Cluster cluster;
    private static Handle table;

    private final Random random = seeded();

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(RunFuzz.limits());
        table = RunRace.upload(cluster);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static Random seeded() {
        long seed = Long.getLong("trefoil.seed", new Random().nextLong());
        System.out.println("RunRaceTest: seed " + seed + " (repeat with -Dtrefoil.seed=" + seed + ")");
        return new Random(seed);
    }

    @Test
    void aHundredAttemptsAtOnceGetTheOneRunThatIsAllowed() {
        RunRace.Outcome outcome = RunRace.run(cluster, table, "at once", StepOrder.LINEAR, 1, 100, 0, random);
        assertThat(outcome.kept()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.results()).as(outcome.toString()).isEqualTo(1);
    }

    @Test
    void neitherDoDeathsGiveMoreThanAreAllowed() {
        StepOrder order = random.nextBoolean() ? StepOrder.LINEAR : StepOrder.FREE;
        long most = order == StepOrder.LINEAR ? 1 : 2;
        RunRace.Outcome outcome = RunRace.run(cluster, table, "deaths", order, most, 15, 2, random);
        assertThat(outcome.kept()).as(outcome.toString()).isLessThanOrEqualTo((int) most);
        assertThat(outcome.results()).as(outcome.toString()).isLessThanOrEqualTo(outcome.kept());
    }
}
