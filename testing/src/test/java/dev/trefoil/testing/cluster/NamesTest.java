package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.ReplacedTables;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.SignedPosts;
import dev.trefoil.wire.StepResult;
import dev.trefoil.wire.TableEntry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A name belongs to who used it first, and an approval to the table that its approvers meant: Petra uploads under
/// names, Paul and Anna try to get at them, and Petra herself uploads anew at the worst moments.
class NamesTest {
    private static Cluster cluster;
    private static Story story;

    /// Of this test alone.
    private final String name = "survey " + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static Handle upload(SigningKey provider, Frame frame, String name) {
        try (Parties parties = cluster.as(provider)) {
            return parties.upload(ShareUpload.of(frame, Optional.of(name))).table();
        }
    }

    private static void refused(Reason.Kind kind, String words, Runnable attack) {
        assertThatThrownBy(attack::run).isInstanceOfSatisfying(PartyFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.failure().reasons())
                    .anySatisfy(
                            reason -> assertThat(reason).startsWith(kind + ": ").contains(words));
        });
    }

    /// Reveals who is older than 50, of a table that the script knows by this name, if any, and again of the same one.
    private static Script reveals(Handle table, Optional<String> known) {
        Recorder recorder = new Recorder("Older people");
        recorder.table(new TableUse(table, People.SCHEMA, known));
        recorder.add(new Step.Reveal(People.older(new Plan.Scan(table), 50)));
        recorder.add(new Step.Reveal(People.older(new Plan.Scan(table), 60)));
        return recorder.script();
    }

    private static Script script(String title, Step... steps) {
        Recorder recorder = new Recorder(title);
        for (Step step : steps) {
            recorder.add(step);
        }
        return recorder.script();
    }

    private static ApprovedFile approved(Script script, ReplacedTables answer) {
        ApprovedFile file = cluster.approve(script, Museum.anna(), 5);
        return Cluster.signed(file.request().withReplacedTables(answer), List.of(Museum.alice(), Museum.bob()));
    }

    @Test
    void aNameIsNobodyElsesAlsoWhenItsTableIsGone() {
        Handle mine = upload(Museum.petra(), People.frame(5), name);
        refused(
                Reason.Kind.NAME_TAKEN,
                "belongs to Petra (Hospital)",
                () -> upload(Museum.paul(), People.frame(5), name));
        story.remove(mine);
        refused(Reason.Kind.NAME_TAKEN, "choose another", () -> upload(Museum.paul(), People.frame(5), name));
        assertThat(upload(Museum.petra(), People.frame(5), name)).isNotEqualTo(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SURVEY %s", "\u0455urvey %s", "Surv\u0435y %s", "survey  %s", "\uFF53urvey %s"})
    void aNameThatLooksLikeItIsNobodyElsesEither(String other) {
        upload(Museum.petra(), People.frame(5), name);
        String pretended = other.formatted(name.substring(7));
        refused(Reason.Kind.NAME_TAKEN, "looks like", () -> upload(Museum.paul(), People.frame(5), pretended));
    }

    @Test
    void anAnalystsScriptPutsNothingUnderAProvidersName() {
        Handle people = upload(Museum.petra(), People.frame(5), name);
        Script store = People.script(
                "Store", people, new Step.Store(People.older(new Plan.Scan(people), 1), Optional.of(name)));
        refused(
                Reason.Kind.NAME_TAKEN,
                "belongs to Petra",
                () -> story.run(cluster.approve(store, Museum.anna(), 1), Museum.anna(), RunTag.random(), 1));
        Script bring = script("Bring", new Step.Upload(People.SCHEMA, Optional.of(name)));
        refused(
                Reason.Kind.NAME_TAKEN,
                "belongs to Petra",
                () -> bring(bring, ShareUpload.of(People.frame(2), Optional.of(name))));
    }

    @Test
    void whatIsLeftOfAnApprovalEndsWhenItsTableIsUploadedAnew() {
        Handle first = upload(Museum.petra(), People.frame(100), name);
        ApprovedFile file = approved(reveals(first, Optional.empty()), ReplacedTables.REFUSED);
        RunTag halfDone = RunTag.random();
        assertThat(story.revealed(file, halfDone, 1)).isEqualTo(People.olderIds(100, 50));

        upload(Museum.petra(), People.frame(80), name);

        refused(Reason.Kind.TABLE_REPLACED, "trefoil script rebind", () -> story.revealed(file, halfDone, 2));
        refused(Reason.Kind.TABLE_REPLACED, "newer upload", () -> story.revealed(file, RunTag.random(), 1));
        for (Failure failure : SignedPosts.step(cluster.environment(), Museum.anna(), file.file(), file.request())) {
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith("TABLE_REPLACED"));
        }
    }

    @Test
    void aLongStepGivesNothingOutOfATableThatWasReplacedMeanwhile() throws SQLException {
        Handle first = upload(Museum.petra(), People.frame(400), name);
        Plan sorted = new Plan.Sort(
                new Plan.Concat(Collections.nCopies(100, new Plan.Scan(first))),
                List.of(new Plan.SortKey(Column.of("age"), true)));
        ApprovedFile file =
                cluster.approve(People.script("Sorted people", first, new Step.Reveal(sorted)), Museum.anna(), 1);
        List<CompletableFuture<SignedPosts.Ending>> running =
                SignedPosts.running(cluster.environment(), Museum.anna(), file.file(), file.request());
        story.awaitCounted(0, file);

        upload(Museum.petra(), People.frame(3), name);

        assertThat(running).noneMatch(CompletableFuture::isDone);
        // Each refuses; one whose link another has closed already only says that.
        List<Failure> failures = running.stream()
                .map(CompletableFuture::join)
                .map(SignedPosts.Ending::failure)
                .toList();
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure.kind()).isIn(Failure.Kind.REFUSED, Failure.Kind.UNAVAILABLE))
                .anySatisfy(failure ->
                        assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith("TABLE_REPLACED: ")));
    }

    @Test
    void anApprovalThatFollowsReadsTheNewestOfItsNameAlone() {
        Handle first = upload(Museum.petra(), People.frame(100), name);
        ApprovedFile follows = approved(reveals(first, Optional.of(name)), ReplacedTables.FOLLOWED);
        ApprovedFile nameless = approved(reveals(first, Optional.empty()), ReplacedTables.FOLLOWED);
        RunTag tag = RunTag.random();
        assertThat(story.revealed(follows, tag, 1)).isEqualTo(People.olderIds(100, 50));

        upload(Museum.petra(), People.frame(80), name);
        assertThat(story.revealed(follows, tag, 2)).isEqualTo(People.olderIds(80, 60));
        refused(Reason.Kind.TABLE_REPLACED, "was replaced", () -> story.revealed(nameless, RunTag.random(), 1));

        Schema other = Schema.of(Field.of("id", Type.int_(0, 1000)), Field.of("age", Type.int_(0, 120)));
        upload(Museum.petra(), Frame.builder(other, 0).build(), name);
        refused(Reason.Kind.SCHEMA_DIFFERS, "expects", () -> story.revealed(follows, RunTag.random(), 1));
    }

    @Test
    void aScriptThatKnowsATableByAnotherNameIsRefused() {
        Handle table = upload(Museum.petra(), People.frame(10), name);
        ApprovedFile file = approved(reveals(table, Optional.of("census")), ReplacedTables.REFUSED);
        refused(Reason.Kind.OTHER_NAME, "knows it as 'census'", () -> story.revealed(file, RunTag.random(), 1));
    }

    @Test
    void aPartyThatDiesInAReplacementAgreesAfterwards() {
        Handle first = upload(Museum.petra(), People.frame(30), name);
        cluster.restart(1, "before TABLE_COMMITTED");
        assertThatThrownBy(() -> upload(Museum.petra(), People.frame(20), name)).isInstanceOf(PartyFailure.class);
        cluster.restart();
        story.agreedTables();
        List<List<TableEntry>> seen;
        try (Parties petra = cluster.as(Museum.petra())) {
            seen = petra.tablesByParty();
        }
        assertThat(seen.get(1)).isEqualTo(seen.get(0));
        assertThat(seen.get(2)).isEqualTo(seen.get(0));
        assertThat(seen.getFirst().stream().filter(entry -> entry.table().equals(first)))
                .extracting(TableEntry::replaced)
                .containsExactly(true);
        ApprovedFile file = approved(reveals(first, Optional.of(name)), ReplacedTables.FOLLOWED);
        story.untilDone(
                () -> assertThat(story.revealed(file, RunTag.random(), 1)).isEqualTo(People.olderIds(20, 50)));
    }

    @Test
    void aPartyThatTakesOneTableForAnotherIsFound() throws SQLException {
        Handle mine = upload(Museum.petra(), People.frame(40), name);
        Handle other = story.upload(People.frame(40));
        ApprovedFile file = approved(reveals(mine, Optional.empty()), ReplacedTables.REFUSED);
        swap(mine, other);
        try {
            refused(
                    Reason.Kind.PARTIES_DISAGREE,
                    "another approved tables",
                    () -> story.revealed(file, RunTag.random(), 1));
        } finally {
            swap(mine, other);
        }
        story.untilDone(
                () -> assertThat(story.revealed(file, RunTag.random(), 1)).isEqualTo(People.olderIds(40, 50)));
    }

    /// Party 2 exchanges two tables in its records, while it does not run.
    private static void swap(Handle one, Handle other) throws SQLException {
        cluster.party(2).kill();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + cluster.party(2).files().directory().resolve("records.db"));
                Statement statement = connection.createStatement()) {
            for (List<String> pair :
                    List.of(List.of(one.hex(), "X"), List.of(other.hex(), one.hex()), List.of("X", other.hex()))) {
                assertThat(statement.executeUpdate("UPDATE stored SET handle = '" + pair.get(1) + "' WHERE handle = '"
                                + pair.get(0) + "'"))
                        .isOne();
            }
        }
        cluster.restart();
    }

    @Test
    void aRecordedUploadTakesNothingElse() {
        Script bring = script("Bring", new Step.Upload(People.SCHEMA, Optional.empty()));
        Frame wrongType = Frame.builder(
                        Schema.of(
                                Field.of("id", Type.int_(0, 1001)),
                                People.SCHEMA.fields().get(1)),
                        2)
                .build();
        Frame wrongColumn = Frame.builder(
                        Schema.of(
                                Field.of("key", Type.int_(0, 1000)),
                                People.SCHEMA.fields().get(1)),
                        2)
                .build();
        for (Frame wrong : List.of(wrongType, wrongColumn)) {
            refused(
                    Reason.Kind.SCHEMA_DIFFERS,
                    "it has the columns",
                    () -> bring(bring, ShareUpload.of(wrong, Optional.empty())));
        }
        refused(
                Reason.Kind.SCHEMA_DIFFERS,
                "it comes under the name",
                () -> bring(bring, ShareUpload.of(People.frame(2), Optional.of(name))));
        ShareUpload good = ShareUpload.of(People.frame(2), Optional.empty());
        ShareUpload other = ShareUpload.of(People.frame(2), Optional.empty());
        assertThatThrownBy(() -> bring(bring, new ShareUpload(good.manifest(), other.materials())))
                .isInstanceOf(PartyFailure.class)
                .hasMessageContaining("commit");
        assertThat(bring(script("Bring once more", bring.step(1)), good)).isInstanceOf(StepResult.Stored.class);
    }

    @Test
    void anUploadOfAnyColumnsKeepsToItsLimitsAtEveryParty() {
        Step any = new Step.UploadAny(UploadLimits.of(2, 5).only(UploadLimits.Kind.INT), Optional.empty());
        Script script = script("Bring anything", any, new Step.Remove(new StepRef(1)));
        refused(
                Reason.Kind.SCHEMA_DIFFERS,
                "it has 6 rows, at most 5 are approved",
                () -> bring(script, ShareUpload.of(People.frame(6), Optional.empty())));
        refused(
                Reason.Kind.SCHEMA_DIFFERS,
                "is of the kind text",
                () -> bring(script, ShareUpload.of(People.wide(2), Optional.empty())));
        assertThat(bring(script, ShareUpload.of(People.frame(5), Optional.empty())))
                .isInstanceOfSatisfying(
                        StepResult.Stored.class,
                        stored -> assertThat(stored.schema()).isEqualTo(People.SCHEMA));
    }

    private static StepResult bring(Script script, ShareUpload upload) {
        ApprovedFile file = cluster.approve(script, Museum.anna(), 1);
        try (Parties anna = cluster.as(Museum.anna())) {
            return anna.run(
                    file.file(),
                    file.authorization(cluster.environment()),
                    RunTag.random(),
                    1,
                    script.step(1),
                    Optional.of(upload));
        }
    }
}
