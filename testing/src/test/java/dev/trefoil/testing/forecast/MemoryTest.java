package dev.trefoil.testing.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.secret.Footprint;
import dev.trefoil.secret.Shapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three parties of a million rows fit a heap of three times the memory that is foretold for one.
class MemoryTest {
    private static final int ROWS = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"sort", "group-by", "lookup join", "filter and mean"})
    void aPlanFitsTheMemoryForetold(String name) throws IOException, InterruptedException {
        Plan plan = MemoryProbe.plan(name);
        Shapes shapes = Shapes.of(_ -> Relation.unsorted(MemoryProbe.SCHEMA, ROWS), _ -> false);
        long megabytes = Math.ceilDiv(3 * Footprint.of(plan, shapes), 1 << 20);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryProbe.class.getName(),
                        name,
                        Integer.toString(ROWS))
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(output).as("%s in %d MB", name, megabytes).contains("done");
        } finally {
            process.destroyForcibly();
        }
    }
}
