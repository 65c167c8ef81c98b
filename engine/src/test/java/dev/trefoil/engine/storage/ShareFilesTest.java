package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareFilesTest {
    private static final int PIECE = 1 << 17;

    @TempDir
    private Path directory;

    private ShareFiles files;

    @BeforeEach
    void open() throws IOException {
        StorageKey.create(directory.resolve("storage.key"));
        files = new ShareFiles(directory.resolve("shares"), StorageKey.read(directory.resolve("storage.key")));
    }

    private static HeldShares shares(int words) {
        Random random = new Random(words);
        return new HeldShares(random.longs(words).toArray(), random.longs(words).toArray());
    }

    private Path file(Handle table) {
        return directory.resolve("shares").resolve(table.hex() + ".shares");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE})
    void whatIsWrittenIsRead(int words) {
        Handle table = Handle.random();
        HeldShares shares = shares(words);
        files.write(table, shares);
        HeldShares read = files.read(table);
        assertThat(read.first()).isEqualTo(shares.first());
        assertThat(read.second()).isEqualTo(shares.second());
    }

    @Test
    void noShareStandsInTheFileInTheClear() throws IOException {
        Handle table = Handle.random();
        HeldShares shares = shares(100);
        files.write(table, shares);
        byte[] bytes = Files.readAllBytes(file(table));
        ByteBuffer view = ByteBuffer.wrap(bytes);
        for (int at = 0; at + 8 <= bytes.length; at++) {
            long word = view.getLong(at);
            assertThat(shares.first()).doesNotContain(word, Long.reverseBytes(word));
        }
    }

    @Test
    void anyChangedByteIsNoticed() throws IOException {
        Handle table = Handle.random();
        files.write(table, shares(20));
        byte[] good = Files.readAllBytes(file(table));
        for (int at = 0; at < good.length; at += 7) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file(table), bad);
            assertThatThrownBy(() -> files.read(table)).isInstanceOf(StorageFailure.class);
        }
    }

    @Test
    void aFileOfAnotherTableIsNoticed() throws IOException {
        Handle table = Handle.random();
        Handle other = Handle.random();
        files.write(table, shares(20));
        Files.copy(file(table), file(other));
        assertThatThrownBy(() -> files.read(other)).isInstanceOf(StorageFailure.class);
    }

    @Test
    void anotherStorageKeyDoesNotOpenTheFile() throws IOException {
        Handle table = Handle.random();
        files.write(table, shares(20));
        StorageKey.create(directory.resolve("other.key"));
        ShareFiles other = new ShareFiles(directory.resolve("shares"), StorageKey.read(directory.resolve("other.key")));
        assertThatThrownBy(() -> other.read(table))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("storage key is not the one");
    }

    @Test
    void sweepingKeepsNamedTablesOnly() {
        Handle kept = Handle.random();
        Handle left = Handle.random();
        files.write(kept, shares(1));
        files.write(left, shares(1));
        files.sweep(Set.of(kept));
        assertThat(files.contains(kept)).isTrue();
        assertThat(files.contains(left)).isFalse();
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws IOException {
        Path file = directory.resolve("storage.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> StorageKey.read(file))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("chmod 600");
    }
}
