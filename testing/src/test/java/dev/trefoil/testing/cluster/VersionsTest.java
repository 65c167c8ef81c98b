package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Environment;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.ShareUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Briar's operator has not heard that the environment has a new version.
class VersionsTest {
    private static void upload(Environment environment) {
        try (Parties petra = new Parties(environment, Museum.petra())) {
            petra.upload(ShareUpload.of(People.frame(3), Optional.empty()));
        }
    }

    private static void refused(Environment environment, String... words) {
        assertThatThrownBy(() -> upload(environment))
                .isInstanceOfSatisfying(
                        PartyFailure.class,
                        failure -> assertThat(failure.failure().reasons())
                                .allMatch(reason -> reason.startsWith("WRONG_ENVIRONMENT: ")))
                .hasMessageContainingAll(words);
    }

    @Test
    void aPartyLeftAtAnOldVersionOfTheEnvironmentIsNamedAndNothingRunsUntilItHasTheNewOne() throws IOException {
        try (Cluster cluster = Cluster.start()) {
            Environment old = cluster.environment();
            Environment current = new Environment(
                    old.identifier(),
                    old.version() + 1,
                    old.parties(),
                    old.approvers(),
                    old.providers(),
                    old.analysts(),
                    old.quorum(),
                    old.selfApproval(),
                    old.limits());
            for (int party : new int[] {0, 2}) {
                change(cluster, party, current);
            }
            refused(current, "Briar", "version " + old.version() + ", which this party runs", "its operator");
            refused(old, "version " + current.version() + ", which this party runs");
            change(cluster, 1, current);
            upload(current);
        }
    }

    private static void change(Cluster cluster, int party, Environment environment) throws IOException {
        cluster.party(party).stop();
        Files.write(cluster.party(party).files().environment(), cluster.signed(environment));
        cluster.party(party).start();
    }
}
