package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Handle;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Three parties sort a stored table once, and use what they keep of it only when all three have the same.
class OrdersTest {
    private static final int ROWS = 300;

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

    @Test
    void secondGroupByOfATableIsCheapAlsoAfterARestart() throws IOException {
        Handle table = story.upload(ROWS);
        ApprovedFile file = approved(table);
        long first = rounds(file);
        long second = rounds(file);
        assertThat(second).isLessThan(first);
        restart();
        assertThat(rounds(file)).isEqualTo(second);
        // Another request for the same, in another run.
        assertThat(rounds(approved(table))).isEqualTo(second);
        story.remove(table);
        for (int party = 0; party < 3; party++) {
            assertThat(orders(party)).isEmpty();
        }
    }

    @Test
    void orderThatOnePartyLostIsFoundAnew() throws IOException {
        Handle table = story.upload(ROWS);
        ApprovedFile file = approved(table);
        rounds(file);
        long cheap = rounds(file);
        for (int party = 0; party < 3; party++) {
            Files.delete(orders(party).getFirst());
            assertThat(rounds(file)).as("party %d lost it", party).isGreaterThan(cheap);
            assertThat(rounds(file)).isEqualTo(cheap);
        }
        story.remove(table);
    }

    @Test
    void olderOrDamagedOrderOfOnePartyIsNotUsed() throws IOException {
        Handle table = story.upload(ROWS);
        ApprovedFile file = approved(table);
        rounds(file);
        long cheap = rounds(file);
        Path kept = orders(1).getFirst();
        byte[] older = Files.readAllBytes(kept);
        Files.delete(orders(2).getFirst());
        rounds(file);
        assertThat(Files.readAllBytes(kept)).isNotEqualTo(older);
        Files.write(kept, older);
        assertThat(rounds(file)).isGreaterThan(cheap);
        assertThat(rounds(file)).isEqualTo(cheap);
        older[older.length / 2] ^= 1;
        Files.write(kept, older);
        assertThat(rounds(file)).isGreaterThan(cheap);
        assertThat(rounds(file)).isEqualTo(cheap);
        story.remove(table);
    }

    @Test
    void partyKilledBetweenTheWritesOfTheOthersLeavesNothingWrong() throws IOException {
        Handle table = story.upload(ROWS);
        ApprovedFile file = approved(table);
        cluster.restart(1, "before ORDER_KEPT");
        try {
            rounds(file);
        } catch (PartyFailure e) {
            assertThat(cluster.party(1).await()).isEqualTo(137);
        }
        cluster.restart();
        story.agreedTables();
        assertThat(orders(1)).isEmpty();
        story.untilDone(() -> rounds(file));
        long cheap = rounds(file);
        assertThat(cheap).isEqualTo(rounds(file));
        for (int party = 0; party < 3; party++) {
            assertThat(orders(party)).hasSize(1);
        }
        story.remove(table);
    }

    private static void restart() {
        for (int party = 0; party < 3; party++) {
            cluster.party(party).kill();
        }
        cluster.restart();
        story.agreedTables();
    }

    private static ApprovedFile approved(Handle table) {
        return cluster.approve(People.counted(table), Museum.anna(), 100);
    }

    /// The rounds of a new run, whose result is the same each time.
    private static long rounds(ApprovedFile file) {
        StepResult.Revealed result = (StepResult.Revealed) story.run(file, Museum.anna(), RunTag.random(), 1);
        assertThat(result.frame().rows()).isEqualTo(ROWS);
        return result.costs().getFirst().rounds();
    }

    private static List<Path> orders(int party) throws IOException {
        try (Stream<Path> files =
                Files.list(cluster.party(party).files().directory().resolve("orders"))) {
            return files.toList();
        }
    }
}
