package dev.trefoil.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of `docs/client.md` runs, line by line, and says what the page says.
class ManualTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyBlockOfTheManualRuns() throws IOException, InterruptedException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "client.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(5);
        String output = run(String.join("\n", blocks) + "\nSystem.out.println(\"the end\");\n/exit\n");
        assertThat(output)
                .doesNotContain("Error")
                .doesNotContain("Exception")
                .contains("a table to be computed, at most 4 rows")
                .contains("3 stays on average")
                .contains("Basel")
                .contains("the end");
        assertThat(folder.resolve("older.json")).exists();
    }

    private String run(String program) throws IOException, InterruptedException {
        Path lines = Files.writeString(folder.resolve("manual.jsh"), program);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "-R--enable-native-access=ALL-UNNAMED",
                        "-R-Duser.dir=" + folder,
                        lines.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
