package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.dummyFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Frame;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A literal frame stands for a production table; the script names the production table only.
class FilterTallShapesTest {
    private static final String SHAPES = "5A".repeat(32);

    @TempDir
    Path folder;

    @Test
    void rowsHigherThanLongAreFetchedAndTheScriptNamesTheProductionTable() throws IOException {
        Path file = folder.resolve("filter-tall-shapes.json");
        Frame tall;
        try (Session session = Session.connect()) {
            session.frame(
                    columns().ints("id", 1, 2, 3).ints("length", 32, 86, 21).ints("height", 41, 66, 11),
                    dummyFor(SHAPES));
            OpenScript script = session.record("Filter tall shapes");
            DataFrame shapes = session.table(SHAPES);
            tall = shapes.filter(col("height").gt(col("length"))).fetch();
            script.save(file);
        }
        assertThat(tall.rows()).isEqualTo(1);
        assertThat(tall.row(0)).hasToString("[1, 32, 41]");

        Script saved = ScriptJson.parse(Files.readAllBytes(file));
        assertThat(saved.name()).isEqualTo("Filter tall shapes");
        assertThat(saved.tables()).hasSize(1);
        assertThat(saved.tables().getFirst().handle().hex()).isEqualTo(SHAPES);
        assertThat(saved.tables().getFirst().schema())
                .hasToString("id: int[min=0,max=15], length: int[min=0,max=255], height: int[min=0,max=255]");
        assertThat(saved.steps()).hasSize(1);
    }
}
