package dev.trefoil.testing.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Refused;
import dev.trefoil.testing.Seed;
import dev.trefoil.testing.cluster.Cluster;
import dev.trefoil.testing.museum.Museum;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// No mutant of an approved file or of a request is accepted, and each is refused with a reason.
class MutantsTest {
    private static final int CASES = 500;

    /// One byte in so many is moved, about.
    private static final int STRIDE = 8;

    @Test
    void noMutantOfAnApprovedFileIsAccepted() {
        SplittableRandom seeds = new SplittableRandom(Seed.of("MutantsTest"));
        ApprovedMutants mutants = new ApprovedMutants();
        while (mutants.tally().cases() < CASES) {
            mutants.run(seeds.nextLong());
        }
        assertThat(mutants.tally().wrong()).isEmpty();
        assertThat(mutants.tally().ways()).hasSize(ApprovedMutants.Way.values().length);
    }

    @Test
    void aFileWithOneByteMovedIsRefused() {
        byte[] good = Museum.good();
        Environment environment = Museum.environment();
        SplittableRandom random = new SplittableRandom(Seed.of("MutantsTest"));
        for (int at = random.nextInt(STRIDE); at + 1 < good.length; at += 1 + random.nextInt(2 * STRIDE)) {
            if (good[at] != good[at + 1]) {
                byte[] moved = good.clone();
                moved[at] = good[at + 1];
                moved[at + 1] = good[at];
                assertThatThrownBy(() -> Approved.verify(moved, environment, Museum.NOW))
                        .as("byte " + at + " moved by one")
                        .isInstanceOf(Refused.class)
                        .hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void noMutantOfARequestIsAcceptedByAnyParty() throws IOException {
        SplittableRandom seeds = new SplittableRandom(Seed.of("MutantsTest"));
        try (Cluster cluster = Cluster.start();
                RequestMutants mutants = new RequestMutants(cluster, ApprovalFuzz.approved(cluster))) {
            assertThat(mutants.unchanged()).as("the request without a change").containsExactly(200, 200, 200);
            while (mutants.tally().cases() < CASES) {
                mutants.run(seeds.nextLong());
            }
            assertThat(mutants.tally().wrong()).isEmpty();
            assertThat(mutants.tally().ways()).hasSize(RequestMutants.Way.values().length);
            assertThat(mutants.unchanged()).as("and after all mutants").containsExactly(200, 200, 200);
        }
    }
}
