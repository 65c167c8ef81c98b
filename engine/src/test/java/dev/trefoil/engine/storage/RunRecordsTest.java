package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
    private static final Digest SCRIPT = Digest.of("script".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path directory;

    @Test
    void aPartyTakesPartInNoMoreRunsThanAllowedWhateverNumberOthersTell() {
        try (Database database = Audited.open(directory.resolve("party.db"))) {
            RunRecords runs = new RunRecords(database);
            assertThat(runs.begin(SCRIPT, "first", 1, 2, Audited.ANY, Calls.step(SCRIPT, "first")))
                    .isTrue();
            assertThat(runs.begin(SCRIPT, "second", 1, 2, Audited.ANY, Calls.step(SCRIPT, "second")))
                    .isTrue();
            assertThat(runs.begin(SCRIPT, "third", 1, 2, Audited.ANY, Calls.step(SCRIPT, "third")))
                    .isFalse();
            assertThat(runs.find(SCRIPT, "third")).isEmpty();
            assertThat(runs.begin(SCRIPT, "second", 1, 2, Audited.ANY, Calls.step(SCRIPT, "second")))
                    .isTrue();
            assertThat(runs.count(SCRIPT)).isEqualTo(2);
        }
    }
}
