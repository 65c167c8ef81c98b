package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
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

    /// All words of a table, as one plane.
    private static HeldPlanes read(ShareFiles files, Handle table, int words) {
        BitSet first = new BitSet();
        first.set(0);
        return files.read(table, first, words);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, PIECE - 1, PIECE + 1})
    void anyChoiceOfPlanesIsThatOfTheWholeFile(int size) {
        int planes = 4 * PIECE / Math.max(size, 1000) + 3;
        Handle table = Handle.random();
        HeldShares shares = shares(planes * size);
        files.write(table, shares);
        for (int step : new int[] {1, 2, planes - 1, planes}) {
            BitSet wanted = new BitSet();
            for (int plane = step - 1; plane < planes; plane += step) {
                wanted.set(plane);
            }
            HeldPlanes read = files.read(table, wanted, size);
            wanted.stream().forEach(plane -> {
                int from = plane * size;
                assertThat(read.first(plane)).isEqualTo(Arrays.copyOfRange(shares.first(), from, from + size));
                assertThat(read.second(plane)).isEqualTo(Arrays.copyOfRange(shares.second(), from, from + size));
            });
        }
        BitSet beyond = new BitSet();
        beyond.set(planes);
        assertThatThrownBy(() -> files.read(table, beyond, size)).hasStackTraceContaining("holds another table");
    }

    @Test
    void sharesThatAreNotWhatTheyShouldBeLeaveNothingBehind() throws IOException {
        ShareSource bad = new ShareSource() {
            @Override
            public int words() {
                return 10;
            }

            @Override
            public void next(byte[] piece, int count) {}

            @Override
            public void finish() {
                throw new IllegalArgumentException("not what was committed to");
            }
        };
        assertThatThrownBy(() -> files.write(Handle.random(), bad)).hasMessage("not what was committed to");
        try (Stream<Path> left = Files.list(directory.resolve("shares"))) {
            assertThat(left).isEmpty();
        }
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
        HeldPlanes read = read(files, table, words);
        assertThat(read.first(0)).isEqualTo(shares.first());
        assertThat(read.second(0)).isEqualTo(shares.second());
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
            assertThatThrownBy(() -> read(files, table, 20)).isInstanceOf(StorageFailure.class);
        }
    }

    @Test
    void aFileOfAnotherTableIsNoticed() throws IOException {
        Handle table = Handle.random();
        Handle other = Handle.random();
        files.write(table, shares(20));
        Files.copy(file(table), file(other));
        assertThatThrownBy(() -> read(files, other, 20)).isInstanceOf(StorageFailure.class);
    }

    @Test
    void anotherStorageKeyDoesNotOpenTheFile() throws IOException {
        Handle table = Handle.random();
        files.write(table, shares(20));
        StorageKey.create(directory.resolve("other.key"));
        ShareFiles other = new ShareFiles(directory.resolve("shares"), StorageKey.read(directory.resolve("other.key")));
        assertThatThrownBy(() -> read(other, table, 20))
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
