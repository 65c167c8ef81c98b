package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Handle;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.AuthorizationEntry;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyApi;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Those who signed, and the analyst, can ask the parties what became of an approval; nobody else can.
class RunningTest {
    private static List<List<AuthorizationEntry>> asked(Cluster cluster, SigningKey key) {
        try (Parties parties = cluster.as(key)) {
            return parties.authorizationsByParty();
        }
    }

    @Test
    void approversAndTheAnalystSeeWhatHasRunAndWhatWasRevoked() throws IOException {
        try (Cluster cluster = Cluster.start()) {
            Story story = new Story(cluster);
            Handle people = story.upload(20);
            ApprovedFile file = cluster.approve(People.reveal(people, 65), Museum.anna(), 3);
            assertThat(asked(cluster, Museum.alice())).as("nothing was shown").allMatch(List::isEmpty);
            story.run(file, Museum.anna(), RunTag.random(), 1);
            story.run(file, Museum.anna(), RunTag.random(), 1);

            for (List<AuthorizationEntry> party : asked(cluster, Museum.alice())) {
                AuthorizationEntry entry = party.getFirst();
                assertThat(party).hasSize(1);
                assertThat(entry.authorization()).isEqualTo(file.request().digest());
                assertThat(entry.purpose()).isEqualTo(file.request().purpose());
                assertThat(entry.runs()).isEqualTo(2);
                assertThat(entry.maxRuns()).isEqualTo(3);
                assertThat(entry.running()).isZero();
                assertThat(entry.revoked()).isEmpty();
                assertThat(entry.approvers())
                        .containsExactlyInAnyOrder(
                                Museum.alice().verificationKey().keyId(),
                                Museum.bob().verificationKey().keyId());
            }
            assertThat(asked(cluster, Museum.anna())).allMatch(party -> party.size() == 1);
            assertThat(asked(cluster, Museum.otto())).as("another analyst").allMatch(List::isEmpty);
            assertThat(asked(cluster, Museum.petra())).as("a provider").allMatch(List::isEmpty);
            assertThatThrownBy(() -> asked(cluster, Museum.mallory()))
                    .isInstanceOf(PartyFailure.class)
                    .hasMessageContaining("stands nowhere in the environment");

            byte[] revocation = Revocation.authorization(
                            file.request().digest(), cluster.environment(), "withdrawn", Instant.now())
                    .sign(Museum.bob())
                    .encode();
            for (int party = 0; party < 3; party++) {
                try (PartyApi api = new PartyApi(cluster.environment().party(party))) {
                    api.revoke(revocation);
                }
                cluster.party(party).kill();
            }
            cluster.restart();
            for (List<AuthorizationEntry> party : asked(cluster, Museum.anna())) {
                assertThat(party.getFirst().runs()).as("after a restart").isEqualTo(2);
                assertThat(party.getFirst().revoked()).containsExactly("withdrawn");
            }
        }
    }
}
