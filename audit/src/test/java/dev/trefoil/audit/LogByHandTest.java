package dev.trefoil.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Verifies the first entry of a log with the commands of docs/audit.md: `openssl` and a shell's tools; fails
/// where `openssl` is missing.
class LogByHandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void theFirstEntryVerifiesWithOpensslAlone() throws IOException, InterruptedException {
        SigningKey key = SigningKey.generate();
        String log = String.join("\n", new Logbook(key).lines()) + "\n";
        assertThat(verify(log, key)).contains("Signature Verified Successfully");
        assertThat(verify(log.replaceFirst("\"version\":\"1\"", "\"version\":\"2\""), key))
                .contains("Signature Verification Failure");
    }

    private String verify(String log, SigningKey key) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("april.log.0"), log);
        Files.writeString(directory.resolve("party.pem"), key.verificationKey().pem());
        String manual = Files.readString(Path.of("..", "docs", "audit.md"));
        int start = manual.lastIndexOf("```sh\n") + 6;
        Process process = new ProcessBuilder("sh", "-c", manual.substring(start, manual.indexOf("```", start)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
