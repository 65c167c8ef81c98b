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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Verifies a real approved file with the `openssl` command, a shell's tools and nothing of ours; fails where
/// `openssl` is missing.
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
    }

    /// The commands of the manual: cut payload and signature out of the envelope, write what was signed,
    /// verify it.
    private String verify(byte[] envelope, SigningKey key) throws IOException, InterruptedException {
        String text = new String(envelope, StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("payload.b64"), only("\"payload\":\"([^\"]*)\"", text));
        Files.writeString(
                directory.resolve("signature.b64"),
                only(key.verificationKey().keyId().hex() + "\",\"sig\":\"([^\"]*)\"", text));
        Files.writeString(directory.resolve("key.pem"), key.verificationKey().pem());
        return shell("openssl base64 -d -A -in payload.b64 -out payload"
                + " && openssl base64 -d -A -in signature.b64 -out signature"
                + " && { printf 'DSSEv1 %s %s %s ' 36 application/vnd.trefoil.request+json"
                + " $(wc -c < payload); cat payload; } > signed"
                + " && openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed -sigfile signature");
    }

    private static String only(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
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
