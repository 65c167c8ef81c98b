package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.trefoil.engine.storage.Decisions.State;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
    private static final Digest CHANGE = digest("change");
    private static final Digest SCRIPT = digest("script");
    private static final String RUN = digest("run").hex();
    private static final StepPlace PLACE = new StepPlace(SCRIPT, RUN, 2);

    @TempDir
    private Path directory;

    private Database database;
    private Decisions decisions;
    private TableRecords tables;

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StoredTable table() {
        return new StoredTable(
                Handle.random(),
                digest("owner"),
                Optional.of("survey"),
                Schema.of(Field.of("Age", Type.int_(0, 120).withNullable(true))),
                17,
                true,
                List.of(digest("a"), digest("b"), digest("c")));
    }

    @BeforeEach
    void open() {
        database = Audited.open(directory.resolve("party.db"));
        decisions = new Decisions(database);
        tables = new TableRecords(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTableIsVisibleFromItsCommitOnAndIsReadBackAsItWas() {
        StoredTable table = table();
        decisions.prepareTable(CHANGE, table, Optional.empty());
        assertThat(tables.find(table.handle())).isEmpty();
        assertThat(tables.inDoubt(table.handle())).isTrue();
        decisions.commit(CHANGE);
        assertThat(tables.find(table.handle())).contains(table);
        assertThat(tables.present()).containsExactly(table);
        decisions.commit(CHANGE);
        assertThatThrownBy(() -> decisions.abort(CHANGE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAbortedTableNeverComesToBe() {
        StoredTable table = table();
        decisions.prepareTable(CHANGE, table, Optional.of(new Decisions.DoneStep(PLACE, "key")));
        decisions.abort(CHANGE);
        assertThat(tables.kept()).isEmpty();
        assertThat(new RunRecords(database).done(SCRIPT, RUN)).isZero();
        assertThatThrownBy(() -> decisions.commit(CHANGE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangeThatWasAbortedBeforeItWasHeardOfCannotBePrepared() {
        decisions.abort(CHANGE);
        assertThat(decisions.find(CHANGE).orElseThrow().state()).isEqualTo(State.ABORTED);
        assertThatThrownBy(() -> decisions.prepareTable(CHANGE, table(), Optional.empty()))
                .isInstanceOf(StorageFailure.class);
    }

    @Test
    void aStepIsDoneExactlyWhenItsTableIsThere() {
        StoredTable table = table();
        RunRecords runs = new RunRecords(database);
        decisions.prepareTable(CHANGE, table, Optional.of(new Decisions.DoneStep(PLACE, "key")));
        assertThat(runs.done(SCRIPT, RUN)).isZero();
        decisions.commit(CHANGE);
        assertThat(runs.done(SCRIPT, RUN)).isEqualTo(2);
        assertThat(runs.table(PLACE)).contains(table.handle());
        assertThat(runs.resultKey(PLACE)).contains("key");
    }

    @Test
    void aRemovedTableIsGoneAndAnAbortedRemovalLeavesIt() {
        StoredTable table = table();
        decisions.prepareTable(CHANGE, table, Optional.empty());
        decisions.commit(CHANGE);
        decisions.prepareRemoval(digest("first"), table.handle(), Optional.empty());
        assertThat(tables.find(table.handle())).isEmpty();
        decisions.abort(digest("first"));
        assertThat(tables.find(table.handle())).contains(table);
        decisions.prepareRemoval(digest("second"), table.handle(), Optional.empty());
        decisions.commit(digest("second"));
        assertThat(tables.find(table.handle())).isEmpty();
        assertThat(tables.kept()).isEmpty();
        assertThatThrownBy(() -> decisions.prepareRemoval(digest("third"), table.handle(), Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void recordsOutliveTheConnection() {
        StoredTable table = table();
        decisions.prepareTable(CHANGE, table, Optional.empty());
        database.close();
        open();
        assertThat(decisions.undecided())
                .extracting(Decisions.Change::id, Decisions.Change::table)
                .containsExactly(tuple(CHANGE, table.handle()));
    }

    @Test
    void runsAreCountedOnce() {
        RunRecords runs = new RunRecords(database);
        runs.begin(SCRIPT, "one", 1, 9, Audited.ANY, Calls.step(SCRIPT, "one"));
        runs.begin(SCRIPT, "one", 1, 9, Audited.ANY, Calls.step(SCRIPT, "one"));
        runs.begin(SCRIPT, "two", 2, 9, Audited.ANY, Calls.step(SCRIPT, "two"));
        assertThat(runs.count(SCRIPT)).isEqualTo(2);
        assertThat(runs.count(digest("other"))).isZero();
        runs.end(SCRIPT, "one", "a cast failed", Audited.ANY);
        assertThat(runs.find(SCRIPT, "one")).contains(new RunRecords.Run(1, Optional.of("a cast failed")));
    }

    @Test
    void anUploadIsEitherStagedOrPrepared() {
        StagedUploads staged = new StagedUploads(database);
        StoredTable table = table();
        staged.add(new StagedUploads.Staged(CHANGE, table.handle(), table.owner(), "{}"));
        assertThat(staged.expired(Instant.now().plusSeconds(60), Duration.ZERO)).hasSize(1);
        decisions.prepareUpload(CHANGE, table);
        assertThat(staged.expired(Instant.now().plusSeconds(60), Duration.ZERO)).isEmpty();
        assertThat(staged.remove(CHANGE)).isFalse();
        assertThat(tables.kept()).containsExactly(table.handle());
    }

    @Test
    void anUploadThatHasExpiredIsNotPrepared() {
        StagedUploads staged = new StagedUploads(database);
        StoredTable table = table();
        staged.add(new StagedUploads.Staged(CHANGE, table.handle(), table.owner(), "{}"));
        assertThat(staged.remove(CHANGE)).isTrue();
        assertThatThrownBy(() -> decisions.prepareUpload(CHANGE, table)).hasMessageContaining("upload the table again");
        assertThat(decisions.find(CHANGE)).isEmpty();
        assertThat(tables.kept()).isEmpty();
    }
}
