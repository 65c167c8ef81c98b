package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.dummyFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.design.DesignAddress;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.wire.PartyFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Going from design to authorized mode, up to the moment where the parties are asked: connection files, keys, approved
/// files.
class LoadTest {
    private static final String SHAPES = "5A".repeat(32);

    private final Clinic clinic = Clinic.open();

    @TempDir
    Path folder;

    @Test
    void aSessionWithoutEnvironmentSaysSo() throws IOException {
        Path approved = approved(clinic.approver());
        try (Session session = Session.connect()) {
            assertThatThrownBy(() -> session.load(approved))
                    .hasMessageContaining("connect with a connection file that has one");
        }
    }

    @Test
    void theAnalystsKeyIsNeededAndMustBeTheDesignatedOne() throws IOException {
        Path approved = approved(clinic.approver());
        Path other = folder.resolve("other.sk");
        KeyFiles.write(other, clinic.stranger(), null);
        Path sealed = folder.resolve("sealed.sk");
        KeyFiles.write(sealed, clinic.analyst(), "open sesame".toCharArray());
        try (Session session = Session.connect(connection())) {
            assertThatThrownBy(() -> session.load(approved)).hasMessageContaining("call session.analystKey(");
            assertThatThrownBy(() -> session.analystKey(other).load(approved))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("this authorization is for the analyst ");
            assertThatThrownBy(() -> session.analystKey(folder.resolve("absent.sk")))
                    .hasMessageContaining("there is no key file");
            assertThatThrownBy(() -> session.analystKey(sealed)).hasMessageContaining("protected by a passphrase");
            assertThatThrownBy(() -> session.analystKey(sealed, "open sesame".toCharArray())
                            .load(approved))
                    .as("the key is right, so the parties are asked")
                    .isInstanceOf(PartyFailure.class);
        }
    }

    @Test
    void anApprovedFileIsVerifiedBeforeAnybodyIsAsked() throws IOException {
        Path unsigned = approved(clinic.stranger());
        try (Session session = Session.connect(connection()).analystKey(clinic.analyst())) {
            assertThatThrownBy(() -> session.load(unsigned))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("not signed by Ada (Ethics board)");
            assertThatThrownBy(() -> session.load(folder.resolve("absent.approved")))
                    .hasMessageContaining("there is no approved file");
            assertThat(session.record("still usable").name()).isEqualTo("still usable");
        }
    }

    @Test
    void aPartyThatIsNotThereIsNamedWithinSeconds() throws IOException {
        Path approved = approved(clinic.approver());
        try (Session session = Session.connect(connection()).analystKey(clinic.analyst())) {
            assertThatThrownBy(() -> session.load(approved))
                    .isInstanceOf(PartyFailure.class)
                    .hasMessageContaining("party ")
                    .hasMessageContaining("does not answer at 127.0.0.1:");
        }
    }

    @Test
    void connectionFilesComeBackAsTheyWereWritten() throws IOException {
        Path file = folder.resolve("clinic.trefoil");
        DesignAddress design = new DesignAddress(
                URI.create("https://127.0.0.1:9000"), SigningKey.generate().verificationKey());
        Files.write(
                file,
                new Connection(Optional.of(clinic.environment()), Optional.of(design), Optional.of(Path.of("a.sk")))
                        .encode());
        Connection read = Connection.find(file.toString());
        assertThat(read.environment())
                .hasValueSatisfying(environment -> assertThat(environment.digest())
                        .isEqualTo(clinic.environment().digest()));
        assertThat(read.design()).contains(design);
        assertThat(read.analystKey()).contains(folder.resolve("a.sk"));
    }

    @Test
    void brokenConnectionFilesAreRefused() throws IOException {
        Path file = folder.resolve("clinic.trefoil");
        assertThatThrownBy(() -> Connection.read(file)).hasMessageContaining("there is no connection file");
        Files.writeString(file, "{\"format\": \"trefoil-connection-1\", \"desing\": \"x\"}");
        assertThatThrownBy(() -> Connection.read(file))
                .hasMessageContaining("is no connection file")
                .hasMessageContaining("desing");
        String good = new String(connection().encode(), java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(file, good.replaceFirst("\"sig\": \"..", "\"sig\": \"AA"));
        assertThatThrownBy(() -> Connection.read(file)).isInstanceOf(Refused.class);
    }

    @Test
    void theConnectionFileMayNameTheKey() throws IOException {
        KeyFiles.write(folder.resolve("analyst.sk"), clinic.analyst(), null);
        Path file = folder.resolve("clinic.trefoil");
        Files.write(
                file,
                new Connection(Optional.of(clinic.environment()), Optional.empty(), Optional.of(Path.of("analyst.sk")))
                        .encode());
        Path approved = approved(clinic.approver());
        try (Session session = Session.connect(file)) {
            assertThatThrownBy(() -> session.load(approved)).isInstanceOf(PartyFailure.class);
        }
    }

    private Connection connection() {
        return new Connection(Optional.of(clinic.environment()), Optional.empty(), Optional.empty());
    }

    private Path approved(SigningKey by) throws IOException {
        Path script = folder.resolve("script.json");
        try (Session session = Session.connect()) {
            session.frame(columns().ints("x", 1, 2), dummyFor(SHAPES));
            OpenScript open = session.record("Count");
            assertThat(session.table(SHAPES).count().reveal().asLong()).isEqualTo(2);
            open.save(script);
        }
        Script saved = ScriptJson.parse(Files.readAllBytes(script));
        return Files.write(folder.resolve("count.approved"), clinic.approve(saved, by));
    }
}
