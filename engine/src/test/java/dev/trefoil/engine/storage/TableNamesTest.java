package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableNamesTest {
    private static final Digest PETRA = digest("petra");
    private static final Digest PAUL = digest("paul");

    @TempDir
    private Path directory;

    private Database database;
    private Decisions decisions;
    private TableNames names;

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void open() {
        database = Audited.open(directory.resolve("party.db"));
        decisions = new Decisions(database);
        names = new TableNames(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Handle prepared(String change, Digest owner, String name) {
        Schema schema = Schema.of(Field.of("Age", Type.int_(0, 120)));
        StoredTable table = new StoredTable(Handle.random(), owner, Optional.of(name), schema, 1, false, List.of());
        decisions.prepareTable(digest(change), table, Optional.empty());
        return table.handle();
    }

    private Handle stored(String change, Digest owner, String name) {
        Handle table = prepared(change, owner, name);
        decisions.commit(digest(change));
        return table;
    }

    @Test
    void aNameMeansTheNewestCommittedTable() {
        Handle first = stored("1", PETRA, "survey");
        Handle second = prepared("2", PETRA, "survey");
        assertThat(names.isArriving("survey")).isTrue();
        assertThat(names.replaced(first)).isEmpty();
        decisions.commit(digest("2"));
        assertThat(names.isArriving("survey")).isFalse();
        assertThat(names.find("survey")).contains(new TableNames.Named("survey", PETRA, second));
        assertThat(names.replaced(first).orElseThrow().newest()).isEqualTo(second);
        Handle third = stored("3", PETRA, "survey");
        assertThat(names.replaced(first).orElseThrow().newest()).isEqualTo(third);
        assertThat(names.replaced(third)).isEmpty();
    }

    @Test
    void anAbortedTableTakesNoName() {
        Handle first = stored("1", PETRA, "survey");
        prepared("2", PETRA, "survey");
        decisions.abort(digest("2"));
        assertThat(names.replaced(first)).isEmpty();
        assertThat(names.find("survey").orElseThrow().table()).isEqualTo(first);
        prepared("3", PETRA, "census");
        decisions.abort(digest("3"));
        assertThat(names.find("census")).isEmpty();
        stored("4", PAUL, "census");
    }

    @Test
    void aNameStaysItsOwnersWhenTheTableGoes() {
        Handle first = stored("1", PETRA, "survey");
        decisions.prepareRemoval(digest("2"), first, Optional.empty());
        decisions.commit(digest("2"));
        assertThatThrownBy(() -> prepared("3", PAUL, "survey"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("belongs to another key");
        Handle next = stored("4", PETRA, "survey");
        assertThat(names.replaced(first).orElseThrow().newest()).isEqualTo(next);
    }

    @Test
    void ofTwoThatComeAtOnceUnderNamesThatLookAlikeTheFirstPreparedWins() {
        prepared("1", PETRA, "survey");
        assertThatThrownBy(() -> prepared("2", PAUL, "Survey")).isInstanceOf(Refused.class);
        assertThat(names.foreign("SURVEY", PAUL).orElseThrow().name()).isEqualTo("survey");
        assertThat(names.foreign("SURVEY", PETRA)).isEmpty();
        assertThat(names.foreign("surveys", PAUL)).isEmpty();
    }
}
