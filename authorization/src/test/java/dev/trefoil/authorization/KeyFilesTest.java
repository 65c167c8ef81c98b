package dev.trefoil.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("analyst.sk");
    }

    @Test
    void aSigningKeyComesBackAndOnlyItsOwnerCanReadIt() throws IOException {
        KeyFiles.write(file, People.ALICE, null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFiles.read(file, KeyFilesTest::notAsked).verificationKey())
                .isEqualTo(People.ALICE.verificationKey());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aKeyFileNeverReplacesAnother() throws IOException {
        KeyFiles.write(file, People.ALICE, null);
        assertThatThrownBy(() -> KeyFiles.write(file, People.BOB, null)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(KeyFiles.read(file, KeyFilesTest::notAsked).verificationKey())
                .isEqualTo(People.ALICE.verificationKey());
    }

    @Test
    void aPassphraseProtectsTheKey() throws IOException {
        KeyFiles.write(file, People.ALICE, "größer als 12".toCharArray());
        assertThat(Files.readString(file)).doesNotContain(HexFormat.of().formatHex(People.ALICE.seed()));
        assertThat(KeyFiles.read(file, () -> "größer als 12".toCharArray()).verificationKey())
                .isEqualTo(People.ALICE.verificationKey());
        assertThatThrownBy(() -> KeyFiles.read(file, () -> "guess".toCharArray()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageStartingWith(file + ": the passphrase is wrong");
        assertThatThrownBy(() -> KeyFiles.read(file, () -> new char[0]))
                .hasMessageStartingWith(file + ": the key is protected");
        assertThatThrownBy(() -> KeyFiles.write(directory.resolve("b.sk"), People.BOB, new char[0]))
                .hasMessageContaining("the passphrase is empty");
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        KeyFiles.write(file, People.ALICE, null);
        for (String mode : new String[] {"rw-r--r--", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> KeyFiles.read(file, KeyFilesTest::notAsked))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining(mode)
                    .hasMessageContaining("chmod 600 analyst.sk");
        }
    }

    @Test
    void theWrongFileIsNamed() throws IOException {
        Path publicFile = directory.resolve("analyst.pk");
        KeyFiles.write(publicFile, People.ALICE.verificationKey());
        assertThat(KeyFiles.readVerificationKey(publicFile)).isEqualTo(People.ALICE.verificationKey());
        Files.setPosixFilePermissions(publicFile, PosixFilePermissions.fromString("rw-------"));
        complains(publicFile, "is a verification key (public): the signing key (.sk) is needed here");
        KeyFiles.write(file, People.ALICE, null);
        assertThatThrownBy(() -> KeyFiles.readVerificationKey(file))
                .hasMessageContaining("is a signing key (secret): the verification key (.pk) is needed here");
        complains(directory.resolve("none.sk"), "there is no key file");
    }

    @Test
    void aBrokenFileIsRefused() throws IOException {
        KeyFiles.write(file, People.ALICE, null);
        String good = Files.readString(file);
        rewrite("not json");
        complains(file, "is not a signing key file");
        rewrite(good.substring(0, 60));
        complains(file, "ends too early");
        rewrite(good.replace("0a0a0a", "0b0b0b"));
        complains(file, "do not belong together");
        rewrite(good.replace("\"seed\": \"0a", "\"seed\": \"0A"));
        complains(file, "seed: expected 64 lower-case hex digits");
        rewrite("x".repeat(100_000));
        complains(file, "too large");
    }

    private static char[] notAsked() {
        throw new AssertionError("the file has no passphrase");
    }

    private void rewrite(String text) throws IOException {
        Files.writeString(file, text);
    }

    private static void complains(Path file, String message) {
        assertThatThrownBy(() -> KeyFiles.read(file, KeyFilesTest::notAsked))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.getFileName().toString())
                .message()
                .doesNotContain("0a0a0a0a0a0a");
    }
}
