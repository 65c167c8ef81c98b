package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a party takes over from others, and what it does not believe.
class ReadJournalsTest {
    private static final Digest APPROVAL = Calls.digest("approval");
    private static final Environment ENVIRONMENT = environment();
    private static final StoredTable TABLE = new StoredTable(
            Handle.random(),
            Calls.digest("owner"),
            Optional.of("visits"),
            Schema.of(Field.of("id", Type.int_(0, 9))),
            5,
            false,
            List.of());

    @TempDir
    private Path directory;

    private Database database;
    private Journal journal;
    private ReadJournals read;
    private RunRecords runs;

    private static Environment environment() {
        return new Environment(
                "lab",
                1,
                IntStream.range(0, 3)
                        .mapToObj(i -> new Party(
                                i,
                                "P" + i,
                                "Operator " + i,
                                "h" + i,
                                9000,
                                9001,
                                SigningKey.generate().verificationKey()))
                        .toList(),
                List.of(new Person("Alice", "Ethics", SigningKey.generate().verificationKey())),
                List.of(),
                List.of(new Person("Anna", "Lab", Calls.ANNA.verificationKey())),
                1,
                false,
                EnvironmentLimits.DEFAULT);
    }

    @BeforeEach
    void open() {
        database = Audited.open(directory.resolve("records.db"));
        journal = new Journal(database);
        read = new ReadJournals(database, ENVIRONMENT);
        runs = new RunRecords(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SignedRequest call(String run) {
        return Calls.step(APPROVAL, run, ENVIRONMENT.digest());
    }

    /// What `party` tells next.
    private List<Handle> tell(int party, Fact... facts) {
        return read.read(party, new Stretch(read.of(party).read(), List.of(facts), false), false, false);
    }

    private static Fact run(String word) {
        return new Fact.RunCounted(call(word));
    }

    @Test
    void aJournalGrowsWithWhatItTellsAndCanBeReadInPieces() {
        for (int run = 0; run < 5; run++) {
            runs.begin(APPROVAL, Calls.tag("run " + run).hex(), run + 1, 9, Audited.ANY, call("run " + run));
        }
        Head end = journal.head();
        assertThat(end.position()).isEqualTo(5);
        Stretch first = journal.since(Head.START, 1);
        assertThat(first.facts()).hasSize(1);
        assertThat(first.more()).isTrue();
        assertThat(journal.passed(first.end())).isTrue();
        Stretch rest = journal.since(first.end(), 1 << 20);
        assertThat(rest.facts()).hasSize(4);
        assertThat(rest.more()).isFalse();
        assertThat(rest.end()).isEqualTo(end);
        assertThat(journal.passed(new Head(5, first.end().digest()))).isFalse();
        assertThat(journal.passed(new Head(6, end.digest()))).isFalse();
    }

    @Test
    void aRunCountsByTheAnalystsSignatureOnce() {
        tell(1, run("one"), run("two"));
        tell(2, run("two"), run("one"));
        assertThat(runs.count(APPROVAL)).isEqualTo(2);
        assertThat(journal.head().position()).isEqualTo(2);
        assertThat(read.of(1).read().position()).isEqualTo(2);
        assertThat(runs.begin(APPROVAL, Calls.tag("three").hex(), 1, 2, Audited.ANY, call("three")))
                .isFalse();
    }

    @Test
    void aRunWhoseSignatureDoesNotHoldIsRefusedAndNothingIsTaken() {
        Json good = call("one").json();
        Json forged = Json.parse(
                good.canonical()
                        .replaceFirst("\"signature\":\"....", "\"signature\":\"AAAA")
                        .getBytes(StandardCharsets.UTF_8),
                JsonLimits.SMALL);
        assertThatThrownBy(() -> tell(1, run("two"), new Fact.RunCounted(SignedRequest.read(Located.root(forged)))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("signature");
        assertThat(runs.count(APPROVAL)).isZero();
        assertThat(read.of(1).read()).isEqualTo(Head.START);
    }

    @Test
    void runsOfAnotherVersionOrByAnotherKeyBindNobody() {
        SignedRequest stranger = SignedRequest.sign(call("one").signed(), SigningKey.generate());
        tell(1, new Fact.RunCounted(Calls.step(APPROVAL, "old")), new Fact.RunCounted(stranger));
        assertThat(runs.count(APPROVAL)).isZero();
        assertThat(read.of(1).read().position()).isEqualTo(2);
    }

    @Test
    void aPartyThatWasBehindTakesNoPartInRunsThatItLearns() {
        read.read(1, new Stretch(Head.START, List.of(run("one")), false), false, true);
        assertThat(runs.find(APPROVAL, Calls.tag("one").hex()))
                .hasValueSatisfying(run -> assertThat(run.ended()).isPresent());
    }

    @Test
    void aTableIsThereOrGoneOnceBothOthersSayIt() {
        TableRecords tables = new TableRecords(database);
        Fact added = new Fact.TableAdded(TABLE);
        Fact removed = new Fact.TableRemoved(TABLE.handle());
        tell(1, added);
        tell(1, added);
        assertThat(tables.find(TABLE.handle())).isEmpty();
        tell(2, added);
        assertThat(tables.find(TABLE.handle())).contains(TABLE);
        assertThat(tell(2, removed)).isEmpty();
        assertThat(tables.find(TABLE.handle())).contains(TABLE);
        assertThat(tell(1, removed)).containsExactly(TABLE.handle());
        assertThat(tables.find(TABLE.handle())).isEmpty();
    }

    @Test
    void theHighestHeadIsRememberedUntilTheOtherPartySaysThatItHasLostIt() {
        Head high = new Head(7, Calls.digest("high"));
        Head low = new Head(3, Calls.digest("low"));
        read.see(0, Arrays.asList(Head.START, high, low));
        read.see(0, Arrays.asList(Head.START, low, high));
        assertThat(read.of(1).seen()).isEqualTo(high);
        assertThat(read.of(2).seen()).isEqualTo(high);
        read.read(1, Stretch.nothing(low), true, false);
        assertThat(read.of(1)).isEqualTo(new ReadJournals.Peer(low, low));
        ReadJournals.Covered covered = new ReadJournals.Covered(high, low);
        read.cover(2, covered);
        assertThat(read.covered(2)).contains(covered);
        assertThat(read.covered(1)).isEmpty();
    }

    @Test
    void factsAreReadAsTheyWereWritten() {
        for (Fact fact : List.of(
                run("one"),
                new Fact.TableAdded(TABLE),
                new Fact.TableRemoved(TABLE.handle()),
                new Fact.EnvironmentEntered(3, APPROVAL))) {
            Json json = FactJson.write(fact);
            assertThat(FactJson.write(FactJson.read(Located.root(json)))).isEqualTo(json);
        }
        assertThat(Fact.class.getPermittedSubclasses()).hasSize(4);
    }
}
