package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.audit.CheckedLog;
import dev.trefoil.audit.Comparison;
import dev.trefoil.audit.Entry;
import dev.trefoil.audit.Event;
import dev.trefoil.audit.LogFile;
import dev.trefoil.audit.LogReading;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.engine.LogExport;
import dev.trefoil.plan.Handle;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Logs;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.SignedPosts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Alice, who approves, reads what the three parties wrote down; operators lend a hand, to the truth or against
/// it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditTest {
    private static final int ROWS = 100;

    private static Cluster cluster;
    private static Story story;
    private static Handle people;
    private static List<Optional<SignedHead>> kept = List.of();

    @TempDir
    private static Path directory;

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

    private static List<Logs.Told> heads(SigningKey key, List<Optional<SignedHead>> known) {
        try (Logs logs = new Logs(cluster.environment(), key)) {
            return logs.heads(known);
        }
    }

    private static List<Optional<SignedHead>> none() {
        return List.of(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<CheckedLog> logs(SigningKey key) {
        List<LogReading> readings = Stream.generate(LogReading::new).limit(3).toList();
        try (Logs logs = new Logs(cluster.environment(), key)) {
            logs.read((party, line) -> readings.get(party).add(line));
        }
        return readings.stream().map(LogReading::end).toList();
    }

    private static List<Comparison.Finding> compare(List<CheckedLog> logs) {
        return Comparison.of(
                logs, cluster.environment().parties().stream().map(Party::title).toList());
    }

    private static <E extends Event> List<E> events(CheckedLog log, Class<E> kind) {
        return log.entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void sql(int party, String... lines) throws SQLException {
        Path file = cluster.party(party).files().directory().resolve("records.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String line : lines) {
                statement.execute(line);
            }
        }
    }

    @Test
    @Order(1)
    void allThreeWriteDownWhatHappenedAndSayTheSame() {
        kept = heads(Museum.anna(), none()).stream()
                .map(told -> Optional.of(told.head()))
                .toList();
        ApprovedFile file = cluster.approve(People.storeRevealRemove(people, 50), Museum.anna(), 2);
        RunTag tag = RunTag.random();
        for (int step = 1; step <= 3; step++) {
            story.run(file, Museum.anna(), tag, step);
        }
        Handle other = story.upload(5);
        story.remove(other);
        List<CheckedLog> logs = logs(Museum.alice());
        assertThat(compare(logs)).isEmpty();
        for (CheckedLog log : logs) {
            assertThat(events(log, Event.Counted.class))
                    .singleElement()
                    .satisfies(counted -> assertThat(counted.ran().place().authorization())
                            .isEqualTo(file.request().digest()));
            assertThat(events(log, Event.Revealed.class)).singleElement().satisfies(revealed -> {
                assertThat(revealed.asked().who())
                        .isEqualTo(Museum.anna().verificationKey().keyId());
                assertThat(revealed.tables()).hasSize(1);
            });
            assertThat(events(log, Event.Added.class))
                    .extracting(Event.Added::table)
                    .contains(people, other)
                    .hasSize(3);
            assertThat(events(log, Event.Removed.class)).hasSize(2);
        }
        assertThat(heads(Museum.petra(), kept))
                .allSatisfy(told -> assertThat(told.continues()).contains(true));
    }

    @Test
    @Order(2)
    void everyRefusalOfAPersonIsAnEntryWithItsKindsAndStrangersAreCounted() {
        ApprovedFile file = cluster.approve(People.reveal(people, 65), Museum.anna(), 1);
        assertThatThrownBy(() -> story.run(file, Museum.otto(), RunTag.random(), 1))
                .isInstanceOf(PartyFailure.class);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> story.run(file, Museum.mallory(), RunTag.random(), 1))
                    .isInstanceOf(PartyFailure.class);
        }
        CheckedLog log = logs(Museum.bob()).getFirst();
        assertThat(events(log, Event.Refused.class)).singleElement().satisfies(refused -> {
            assertThat(refused.asked().who())
                    .isEqualTo(Museum.otto().verificationKey().keyId());
            assertThat(refused.reasons()).containsExactly(Reason.Kind.OTHER_ANALYST);
            assertThat(refused.tried().orElseThrow().authorization())
                    .contains(file.request().digest());
        });
        assertThat(events(log, Event.Strangers.class))
                .singleElement()
                .satisfies(strangers -> assertThat(strangers.requests()).containsEntry(Reason.Kind.UNKNOWN_KEY, 1L));
    }

    @Test
    @Order(3)
    void onlyApproversReadTheLogsAndEverybodyTheirHeads() {
        for (SigningKey key : List.of(Museum.anna(), Museum.petra(), Museum.mallory())) {
            assertThatThrownBy(() -> logs(key))
                    .isInstanceOfSatisfying(
                            PartyFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED));
        }
        assertThat(heads(Museum.anna(), none())).hasSize(3);
    }

    @Test
    @Order(4)
    void theOperatorExportsTheLogWhileThePartyRuns() throws IOException {
        Path file = directory.resolve("briar.log");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            LogExport.write(cluster.party(1).files(), writer);
        }
        CheckedLog log = LogFile.check(file);
        assertThat(log.party(cluster.environment()).name()).isEqualTo("Briar");
        log.requireExtends(kept.get(1).orElseThrow());
        assertThatThrownBy(() -> log.requireExtends(kept.get(0).orElseThrow())).hasMessageContaining("another party");
    }

    @Test
    @Order(5)
    void nothingIsGivenOutByAnyPartyIfOneCannotWriteItDown() throws SQLException {
        ApprovedFile file = cluster.approve(People.reveal(people, 50), Museum.anna(), 1);
        RunTag tag = RunTag.random();
        cluster.party(1).kill();
        sql(
                1,
                "CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.entry LIKE '%\"kind\":\"revealed\"%'"
                        + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        cluster.restart();
        List<Failure> failures =
                SignedPosts.together(cluster.environment(), Museum.anna(), file.file(), file.request());
        assertThat(failures).hasSize(3);
        assertThat(failures.get(1).message()).contains("nothing was changed");
        cluster.party(1).kill();
        sql(1, "DROP TRIGGER full");
        cluster.restart();
        assertThatThrownBy(() -> story.revealed(file, tag, 1)).hasMessageContaining("used up");
        List<Comparison.Finding> findings = compare(logs(Museum.alice()));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.explained()).isFalse();
            assertThat(finding.text()).contains("a revealed").contains("not at party 1 (Briar)");
        });
    }

    @Test
    @Order(6)
    void aPartyDoesNotStartOnALogThatWasChangedAndNamesTheEntry() throws SQLException, IOException {
        Path records = cluster.party(2).files().directory().resolve("records.db");
        cluster.party(2).stop();
        Path good = directory.resolve("good.db");
        Files.copy(records, good);
        sql(2, "DELETE FROM audit WHERE number = 4");
        assertThatThrownBy(() -> cluster.party(2).start())
                .hasMessageContaining("does not start")
                .hasMessageContaining("entry 4: is missing");
        assertThat(cluster.party(2).await()).isEqualTo(1);
        Files.delete(records);
        Files.copy(good, records);
        cluster.restart();
    }

    @Test
    @Order(7)
    void aPartyThatCutsItsLogAndSignsAnewIsFoundByAKeptHeadAndByTheOthers() throws SQLException {
        List<Optional<SignedHead>> known = heads(Museum.alice(), none()).stream()
                .map(told -> Optional.of(told.head()))
                .toList();
        cluster.party(0).stop();
        Path records = cluster.party(0).files().directory().resolve("records.db");
        assertThat(records).exists();
        sql(0, "DELETE FROM audit", "DELETE FROM audit_head", "DELETE FROM entered");
        cluster.restart();
        Logs.Told told = heads(Museum.alice(), known).getFirst();
        assertThat(told.continues()).contains(false);
        List<String> findings = new ArrayList<>();
        compare(logs(Museum.alice())).forEach(finding -> findings.add(finding.text()));
        assertThat(findings).anyMatch(text -> text.contains("a counted") && text.contains("not at party 0 (Aster)"));
        assertThat(IntStream.range(1, 3)
                        .mapToObj(party -> heads(Museum.alice(), known).get(party)))
                .allSatisfy(other -> assertThat(other.continues()).contains(true));
    }
}
