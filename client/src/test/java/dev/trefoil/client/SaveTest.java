package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.dummyFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.PlanException;
import dev.trefoil.script.ScriptJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Running a cell again replaces its own recording; nothing else is written over.
class SaveTest {
    private static final String PEOPLE = "18".repeat(32);

    @TempDir
    private Path folder;

    private static void record(String name, int reveals, Path... files) {
        try (Session session = Session.connect().onNotice(text -> {})) {
            session.frame(columns().ints("age", 30, 40), dummyFor(PEOPLE));
            OpenScript script = session.record(name);
            for (int i = 0; i < reveals; i++) {
                session.table(PEOPLE).count().reveal();
            }
            for (int i = 0; i < files.length - 1; i++) {
                Path taken = files[i];
                assertThatThrownBy(() -> script.save(taken))
                        .isInstanceOf(PlanException.class)
                        .hasMessageContaining("save to another file");
            }
            script.save(files[files.length - 1]);
        }
    }

    @Test
    void anEarlierRecordingOfTheSameNameIsReplacedAndNothingElse() throws IOException {
        Path file = folder.resolve("ages.json");
        record("ages", 1, file);
        record("ages", 2, file);
        assertThat(ScriptJson.parse(Files.readAllBytes(file)).steps()).hasSize(2);
        Path notes = Files.writeString(folder.resolve("notes.txt"), "do not lose me");
        record("other", 1, file, notes, folder.resolve("other.json"));
        assertThat(ScriptJson.parse(Files.readAllBytes(file)).name()).isEqualTo("ages");
        assertThat(notes).hasContent("do not lose me");
        assertThat(folder.resolve("other.json")).exists();
    }
}
