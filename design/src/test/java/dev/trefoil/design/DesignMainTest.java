package dev.trefoil.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.VerificationKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A design server as a process: says when it is ready, keeps its key, explains what it cannot do, ends when told.
class DesignMainTest {
    private static final Pattern READY =
            Pattern.compile("design server ready at (https://\\S+:(\\d+)) key ([0-9a-f]{64})");

    @TempDir
    Path folder;

    @Test
    void aProcessServesUntilItIsToldToEnd() throws IOException, InterruptedException {
        Process first = start("0");
        String port;
        String key;
        try (BufferedReader lines = first.inputReader(StandardCharsets.UTF_8)) {
            Matcher ready = READY.matcher(String.valueOf(lines.readLine()));
            assertThat(ready.matches()).isTrue();
            port = ready.group(2);
            key = ready.group(3);
            try (Design design =
                    new RemoteDesign(new DesignAddress(URI.create(ready.group(1)), new VerificationKey(key)))) {
                assertThat(design.tables()).isEmpty();
            }
            Process second = start(port);
            assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("trefoil design server: cannot listen at ")
                    .contains("choose another port")
                    .hasLineCount(1);
            assertThat(second.waitFor()).isEqualTo(1);
            first.destroy();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            first.destroyForcibly();
        }
        Process again = start("0");
        try (BufferedReader lines = again.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).as("the key is kept").endsWith(key);
        } finally {
            again.destroyForcibly();
        }
    }

    private Process start(String port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DesignMain.class.getName(),
                        folder.toString(),
                        "127.0.0.1",
                        port)
                .start();
    }
}
