package dev.trefoil.authorization;

import static dev.trefoil.authorization.People.ALICE;
import static dev.trefoil.authorization.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Verifies a real approved file with the commands of the manual: `openssl`, a shell's tools and nothing of
/// ours; fails where `openssl` is missing.
class OpenSslTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void anApprovalVerifiesWithOpensslAlone() throws IOException, InterruptedException {
        byte[] file = People.approved(People.request(), ALICE, BOB).encode();
        for (SigningKey key : List.of(ALICE, BOB)) {
            assertThat(verify(file, key)).contains("Signature Verified Successfully");
        }
    }

    @Test
    void opensslAgreesThatAnEditedFileIsWrong() throws IOException, InterruptedException {
        Envelope good = People.approved(People.request(), ALICE, BOB);
        Envelope edited = new Envelope(
                good.payloadType(), good.payload().replace("\"value\":\"65\"", "\"value\":\"60\""), good.signatures());
        assertThat(edited.payload()).isNotEqualTo(good.payload());
        assertThat(verify(edited.encode(), ALICE)).contains("Signature Verification Failure");
        assertThat(Files.readString(directory.resolve("payload.json"))).isEqualTo(edited.payload());
    }

    /// Runs the commands of the manual.
    private String verify(byte[] envelope, SigningKey key) throws IOException, InterruptedException {
        Files.write(directory.resolve("request.approved"), envelope);
        Files.writeString(
                directory.resolve("approver.pem"), key.verificationKey().pem());
        String manual = Files.readString(Path.of("..", "docs", "verifying-an-approval.md"));
        int start = manual.indexOf("```sh\n") + 6;
        return shell(manual.substring(start, manual.indexOf("```", start)));
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("is openssl installed? %s", output).isNotEqualTo(127);
        return output;
    }
}
