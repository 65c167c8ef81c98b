package dev.trefoil.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client works at a Java prompt with the start-up file that `./trefoil jshell` uses.
class JshellTest {
    @TempDir
    Path folder;

    @Test
    void aLiteralFrameIsFilteredAtThePrompt() throws IOException, InterruptedException {
        Path lines = Files.writeString(folder.resolve("lines.jsh"), """
                var session = Session.connect().onNotice(text -> {})
                var shapes = session.frame(columns().ints("id", 1, 2, 3).ints("length", 32, 86, 21))
                System.out.println(shapes)
                System.out.println("tall: " + shapes.filter(col("length").gt(50)).fetch().row(0))
                /exit
                """);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "-R--enable-native-access=ALL-UNNAMED",
                        "--startup",
                        "DEFAULT",
                        "--startup",
                        Path.of("src/main/resources/dev/trefoil/client/startup.jsh")
                                .toAbsolutePath()
                                .toString(),
                        lines.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .contains("length: int[min=0,max=255]")
                .contains("tall: [2, 86]");
        assertThat(process.exitValue()).isZero();
    }
}
