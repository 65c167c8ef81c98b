package dev.trefoil.testing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.client.Connection;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows is what the tests run.
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void theProgramOfTheReadmeIsTheTestedFile() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "dev", "trefoil", "testing", "readme", "MeanStrokeAge.java"));
        String shown = source.substring(source.indexOf("import static"));

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + shown + "```");
    }

    @Test
    void theProgramRunsOnItsDummyDataAndSavesItsScript() throws IOException {
        Path connection = Files.write(
                folder.resolve("hospital.trefoil"),
                new Connection(Optional.empty(), Optional.empty(), Optional.empty()).encode());
        Path file = folder.resolve("mean-stroke-age.json");

        assertThat(printed(() -> MeanStrokeAge.main(new String[] {connection.toString(), file.toString()})))
                .as("61 and 70 had a stroke")
                .contains("65.5");
        Script script = ScriptJson.parse(Files.readAllBytes(file));
        assertThat(script.tables()).hasSize(2);
        assertThat(script.steps()).hasSize(1).first().isInstanceOf(Step.Reveal.class);
    }

    private static String printed(Runnable program) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
