package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// A step that would need more memory than one of the parties gives is refused by all of them before it starts.
class RoomTest {
    private static final int ROWS = 500;

    @Test
    void aStepThatIsTooLargeIsRefusedWithTheNumbers() throws IOException {
        try (Cluster cluster = Cluster.create()) {
            Path configuration = cluster.party(1).files().configuration();
            String text = Files.readString(configuration);
            Files.writeString(configuration, text.replaceFirst("\\{", "{ \"runMegabytes\": \"60\","));
            cluster.restart();
            Story story = new Story(cluster);
            Handle people = story.upload(ROWS);
            Plan many = new Plan.Concat(Collections.nCopies(400, new Plan.Scan(people)));
            ApprovedFile large =
                    cluster.approve(People.script("Many", people, new Step.Reveal(many)), Museum.anna(), 1);
            assertThatThrownBy(() -> story.run(large, Museum.anna(), RunTag.random(), 1))
                    .isInstanceOfSatisfying(PartyFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
                        assertThat(failure.failure().reasons())
                                .anySatisfy(
                                        reason -> assertThat(reason)
                                                .startsWith("TOO_LARGE: step 1 needs about ")
                                                .contains(
                                                        " MB of memory at each party, and party 1 (Briar) gives 60 MB to a run"));
                    });
            ApprovedFile small = cluster.approve(People.reveal(people, 65), Museum.anna(), 1);
            assertThat(story.revealed(small, RunTag.random(), 1)).isEqualTo(People.olderIds(ROWS, 65));
        }
    }
}
