package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.TableEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parties whose directories are put back to what they were before: they are found out, learn from the others what was
/// counted meanwhile, and no approval gives more results than it allows.
class RollbackTest {
    private static final int ROWS = 100;

    @TempDir
    private static Path copies;

    private static Cluster cluster;
    private static Story story;
    private static Handle people;
    private static Handle doomed;
    private static List<Backup> backups;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
        people = story.upload(ROWS);
        doomed = story.upload(3);
        backups =
                IntStream.range(0, 3).parallel().mapToObj(RollbackTest::backup).toList();
    }

    private static Backup backup(int party) {
        try {
            return Backup.take(cluster.party(party), copies.resolve("party" + party));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static String title(int party) {
        return cluster.environment().party(party).title();
    }

    /// An approval for one run, and the tag of the run that it was used for.
    private record Used(ApprovedFile file, RunTag tag) {
        static Used once() {
            ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.anna(), 1);
            RunTag tag = RunTag.random();
            assertThat(story.revealed(file, tag, 1)).isEqualTo(People.olderIds(ROWS, 50));
            return new Used(file, tag);
        }

        /// Nothing more comes of it: not by a new run, and not by the run that was.
        void isUsedUp() {
            refused("NO_RUNS_LEFT", file, RunTag.random());
            refused("STEP_OUT_OF_ORDER", file, tag);
        }
    }

    private static String refused(String kind, ApprovedFile file, RunTag tag) {
        try {
            story.run(file, Museum.anna(), tag, 1);
        } catch (PartyFailure e) {
            assertThat(e.failure().reasons()).anyMatch(reason -> reason.startsWith(kind + ": "));
            return e.failure().message();
        }
        throw new AssertionError("a result that must not be");
    }

    @Test
    void onePartyAfterTheOtherFromOldBackupsGivesNoSecondResult() throws IOException {
        Used used = Used.once();
        for (int party = 0; party < 3; party++) {
            Backup.restore(List.of(backups.get(party)));
            assertThat(refused("PARTY_BEHIND", used.file, RunTag.random()))
                    .contains(title(party))
                    .contains("backup");
            used.isUsedUp();
            assertThat(cluster.party(party).errors()).contains("has lost records");
        }
        // They are whole again: what is approved anew runs.
        Used.once();
    }

    @Test
    void twoPartiesFromOldBackupsGiveNoSecondResult() throws IOException {
        Used used = Used.once();
        Backup.restore(List.of(backups.get(0), backups.get(2)));
        assertThat(refused("PARTY_BEHIND", used.file, used.tag))
                .contains(title(0))
                .contains(title(2))
                .doesNotContain(title(1));
        used.isUsedUp();
    }

    @Test
    void aTableThatCameAfterTheBackupIsLostByNameAndTheOthersAreNot() throws IOException {
        Handle visits = upload(People.frame(7), "visits");
        // So much that it comes to the restored party in pieces.
        List<Handle> wide = List.of(story.upload(wide("a")), story.upload(wide("b")));
        story.remove(doomed);
        ApprovedFile file = cluster.approve(People.reveal(visits, 0), Museum.anna(), 1);
        Backup.restore(List.of(backups.get(1)));
        assertThatThrownBy(() -> story.upload(1)).hasMessageContaining(title(1) + " had lost records");
        assertThat(refused("TABLE_LOST", file, RunTag.random()))
                .contains("'visits'")
                .contains(title(1))
                .contains("upload it again");
        try (Parties petra = cluster.as(Museum.petra())) {
            assertThat(petra.tables().stream().map(TableEntry::table))
                    .contains(people)
                    .doesNotContain(doomed, visits)
                    .doesNotContainAnyElementsOf(wide);
        }
        story.remove(visits);
        Handle again = upload(People.frame(7), "visits");
        assertThat(story.revealed(cluster.approve(People.reveal(again, 0), Museum.anna(), 1), RunTag.random(), 1))
                .isEqualTo(People.olderIds(7, 0));
    }

    /// A table whose schema takes 150 KB.
    private static Frame wide(String name) {
        List<Field> fields = IntStream.range(0, 1000)
                .mapToObj(column -> Field.of(name.repeat(120) + column, Type.int_(0, 1)))
                .toList();
        return Frame.builder(new Schema(fields), 1).build();
    }

    private static Handle upload(Frame frame, String name) {
        try (Parties petra = cluster.as(Museum.petra())) {
            return petra.upload(ShareUpload.of(frame, Optional.of(name))).table();
        }
    }
}
