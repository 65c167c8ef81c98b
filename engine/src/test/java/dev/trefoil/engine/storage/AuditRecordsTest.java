package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.audit.Event;
import dev.trefoil.audit.LogReading;
import dev.trefoil.audit.Proofs;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody changes the log in the records of a party that does not run: it does not start on them.
class AuditRecordsTest {
    private static final List<SigningKey> PARTIES =
            Stream.generate(SigningKey::generate).limit(3).toList();
    private static final SigningKey ALICE = SigningKey.generate();
    private static final int ENTRIES = 9;

    @TempDir
    private static Path directory;

    private static Path good;

    @BeforeAll
    static void write() throws IOException {
        good = directory.resolve("good.db");
        write(good, 1, 1, 4, "trefoil");
        Files.copy(good, directory.resolve("earlier.db"));
        Files.copy(good, directory.resolve("fork.db"));
        write(good, 1, 4, ENTRIES, "trefoil");
        write(directory.resolve("fork.db"), 1, 4, ENTRIES, "another");
        write(directory.resolve("other.db"), 2, 1, ENTRIES, "trefoil");
    }

    private static void write(Path file, int party, int from, int to, String software) {
        try (Database database = Database.open(file)) {
            AuditRecords audit = open(database, party);
            new EnvironmentVersions(database).enter(environment(), Optional.empty());
            for (int number = from; number < to; number++) {
                audit.write(new Event.Started(software + " " + number));
            }
        }
    }

    private static AuditRecords open(Database database, int party) {
        return AuditRecords.open(database, PARTIES.get(party), party, InstantSource.system());
    }

    private static SignedEnvironment environment() {
        List<Party> parties = IntStream.range(0, 3)
                .mapToObj(i -> new Party(
                        i,
                        "P" + i,
                        "Operator " + i,
                        "h" + i,
                        9000,
                        9001,
                        PARTIES.get(i).verificationKey()))
                .toList();
        Environment environment = new Environment(
                "lab",
                1,
                parties,
                List.of(new Person("Alice", "Ethics", ALICE.verificationKey())),
                List.of(),
                List.of(),
                1,
                false,
                EnvironmentLimits.DEFAULT);
        return SignedEnvironment.verify(Envelope.merge(Stream.concat(PARTIES.stream(), Stream.of(ALICE))
                        .map(key -> SignedEnvironment.sign(environment, key))
                        .toList())
                .encode());
    }

    /// The complaint of party 1 about the records after `sql`.
    private static void refusesToStart(String complaint, String... sql) throws IOException, SQLException {
        Path file = directory.resolve("changed.db");
        Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String line : sql) {
                statement.execute(line);
            }
        }
        try (Database database = Database.open(file)) {
            assertThatThrownBy(() -> open(database, 1))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("does not start")
                    .hasMessageContaining(complaint);
        }
    }

    private static String attach(String name) {
        return "ATTACH '" + directory.resolve(name) + "' AS x";
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "8"})
    void anEntryThatIsTakenOutOrAlteredIsNamed(int number) throws IOException, SQLException {
        refusesToStart("entry " + number + ":", "DELETE FROM audit WHERE number = " + number);
        String word = number == 0 ? "version\":\"1" : "trefoil " + number;
        refusesToStart(
                "entry " + number + ":",
                "UPDATE audit SET entry = replace(entry, '" + word + "', '" + word + "0') WHERE number = " + number);
    }

    @Test
    void twoEntriesThatChangePlacesAreNamed() throws IOException, SQLException {
        refusesToStart(
                "entry 3:",
                "UPDATE audit SET number = -1 WHERE number = 3",
                "UPDATE audit SET number = 3 WHERE number = 5",
                "UPDATE audit SET number = 5 WHERE number = -1");
    }

    @Test
    void aTailThatIsCutOffIsNamed() throws IOException, SQLException {
        refusesToStart("entry 6:", "DELETE FROM audit WHERE number >= 6");
    }

    @Test
    void anOlderHeadDoesNotFit() throws IOException, SQLException {
        refusesToStart(
                "entry 4:",
                attach("earlier.db"),
                "DELETE FROM audit_head",
                "INSERT INTO audit_head SELECT * FROM x.audit_head");
    }

    @Test
    void anotherContinuationOfTheSameLogDoesNotFit() throws IOException, SQLException {
        refusesToStart(
                "entry 8: up to here, the party once signed another log",
                attach("fork.db"),
                "DELETE FROM audit WHERE number >= 4",
                "INSERT INTO audit SELECT * FROM x.audit WHERE number >= 4");
    }

    @Test
    void theLogOfAnotherPartyDoesNotFit() throws IOException, SQLException {
        refusesToStart(
                "another",
                attach("other.db"),
                "DELETE FROM audit_head",
                "DELETE FROM audit",
                "INSERT INTO audit SELECT * FROM x.audit",
                "INSERT INTO audit_head SELECT * FROM x.audit_head");
    }

    @Test
    void aLogOrAHeadThatIsGoneIsSeen() throws IOException, SQLException {
        refusesToStart("gone", "DELETE FROM audit", "DELETE FROM audit_head");
        refusesToStart("gone", "DELETE FROM audit_head");
        refusesToStart("entry 0:", "DELETE FROM audit");
        refusesToStart("gone", "DELETE FROM entered");
    }

    @Test
    void oneByteOfTheSignatureOrOfThePeaksMovedIsSeen() throws IOException, SQLException {
        refusesToStart(
                "",
                "UPDATE audit_head SET signature = 'B' || substr(signature, 2) || ''"
                        + " WHERE signature NOT LIKE 'B%'",
                "UPDATE audit_head SET signature = 'A' || substr(signature, 2)" + " WHERE signature LIKE 'B%'");
        refusesToStart("", "UPDATE audit_head SET peaks = replace(peaks, substr(peaks, 1, 2), '00')");
    }

    @Test
    void whatIsWrittenIsReadAgainWithItsHeadAndProofs() throws IOException {
        StringWriter exported = new StringWriter();
        assertThat(AuditRecords.export(good, exported)).isEqualTo(ENTRIES);
        LogReading reading = new LogReading();
        exported.toString().lines().forEach(reading::add);
        try (Database database = Database.open(good)) {
            AuditRecords audit = open(database, 1);
            SignedHead head = audit.head();
            assertThat(reading.end().head()).isEqualTo(head);
            head.verify(PARTIES.get(1).verificationKey());
            assertThat(audit.lines(0, 100, 1 << 20))
                    .containsExactlyElementsOf(exported.toString().lines().toList());
            assertThat(audit.lines(3, 2, 1 << 20)).hasSize(2);
            assertThat(audit.lines(3, 100, 1)).hasSize(1);
            assertThat(audit.lines(ENTRIES, 100, 1 << 20)).isEmpty();
            SignedHead before = reading.end().head();
            assertThat(Proofs.extend(
                            ENTRIES,
                            before.head().root(),
                            ENTRIES,
                            head.head().root(),
                            audit.consistency(ENTRIES, ENTRIES)))
                    .isTrue();
            assertThatThrownBy(() -> audit.consistency(ENTRIES + 1, ENTRIES))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
