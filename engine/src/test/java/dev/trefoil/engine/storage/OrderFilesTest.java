package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFilesTest {
    private static final Handle TABLE = Handle.random();
    private static final Handle OTHER = Handle.random();
    private static final int WORDS = 100;

    @TempDir
    private Path directory;

    private OrderFiles files;

    @BeforeEach
    void open() throws IOException {
        StorageKey.create(directory.resolve("storage.key"));
        files = files(OrderFiles.MOST_BYTES);
    }

    private OrderFiles files(long mostBytes) {
        return new OrderFiles(
                directory.resolve("orders"), StorageKey.read(directory.resolve("storage.key")), mostBytes);
    }

    private static HeldShares shares(int seed) {
        Random random = new Random(seed);
        return new HeldShares(random.longs(WORDS).toArray(), random.longs(WORDS).toArray());
    }

    private static Digest order(int number) {
        return Digest.of(("order " + number).getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("orders"))) {
            return all.toList();
        }
    }

    @Test
    void lastThatWasKeptIsFound() throws IOException {
        assertThat(files.find(Set.of(TABLE), order(1))).isEmpty();
        files.keep(Set.of(TABLE), order(1), shares(1));
        files.keep(Set.of(TABLE), order(1), shares(2));
        HeldShares found = files.find(Set.of(TABLE), order(1)).orElseThrow();
        assertThat(found.first()).isEqualTo(shares(2).first());
        assertThat(found.second()).isEqualTo(shares(2).second());
        assertThat(files.find(Set.of(OTHER), order(1))).isEmpty();
        assertThat(files.find(Set.of(TABLE), order(2))).isEmpty();
        assertThat(paths()).hasSize(1);
    }

    @Test
    void damagedFileIsNone() throws IOException {
        files.keep(Set.of(TABLE), order(1), shares(1));
        Path path = paths().getFirst();
        byte[] good = Files.readAllBytes(path);
        for (int at = 0; at < good.length; at += 97) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(path, bad);
            assertThat(files.find(Set.of(TABLE), order(1))).isEmpty();
        }
        Files.write(path, new byte[3]);
        assertThat(files.find(Set.of(TABLE), order(1))).isEmpty();
    }

    /// What is another order's file cannot be put in its place.
    @Test
    void fileOfAnotherOrderIsNone() throws IOException {
        files.keep(Set.of(TABLE), order(1), shares(1));
        Path first = paths().getFirst();
        String name = first.getFileName().toString().replace(order(1).hex(), order(2).hex());
        Files.copy(first, first.resolveSibling(name));
        assertThat(files.find(Set.of(TABLE), order(2))).isEmpty();
    }

    @Test
    void ordersUsedLongestAgoGoFirst() throws IOException {
        for (int number = 0; number < OrderFiles.MOST_OF_A_TABLE; number++) {
            files.keep(Set.of(TABLE), order(number), shares(number));
        }
        for (Path path : paths()) {
            boolean old = path.toString().contains(order(3).hex());
            Files.setLastModifiedTime(path, FileTime.fromMillis(old ? 1_000_000 : 2_000_000));
        }
        files.keep(Set.of(TABLE, OTHER), order(100), shares(100));
        assertThat(files.find(Set.of(TABLE), order(3))).isEmpty();
        assertThat(files.find(Set.of(TABLE), order(0))).isPresent();
        assertThat(files.find(Set.of(OTHER, TABLE), order(100))).isPresent();
        assertThat(paths()).hasSize(OrderFiles.MOST_OF_A_TABLE);
    }

    @Test
    void allTogetherTakeNoMoreThanTheirSpace() throws IOException {
        files.keep(Set.of(TABLE), order(1), shares(1));
        long size = Files.size(paths().getFirst());
        OrderFiles few = files(3 * size);
        for (int number = 2; number < 9; number++) {
            few.keep(Set.of(Handle.random()), order(number), shares(number));
        }
        assertThat(paths()).hasSize(3);
        OrderFiles none = files(size - 1);
        none.keep(Set.of(TABLE), order(9), shares(9));
        assertThat(paths()).isEmpty();
    }

    @Test
    void ordersGoWithTheirTables() throws IOException {
        files.keep(Set.of(TABLE), order(1), shares(1));
        files.keep(Set.of(TABLE, OTHER), order(2), shares(2));
        files.keep(Set.of(OTHER), order(3), shares(3));
        files.delete(TABLE);
        assertThat(files.find(Set.of(OTHER), order(3))).isPresent();
        assertThat(paths()).hasSize(1);
    }

    @Test
    void whatNoTableNeedsIsSwept() throws IOException {
        files.keep(Set.of(TABLE), order(1), shares(1));
        files.keep(Set.of(TABLE, OTHER), order(2), shares(2));
        files.keep(Set.of(OTHER), order(3), shares(3));
        Files.write(directory.resolve("orders").resolve(order(4).hex() + ".half"), new byte[10]);
        files.sweep(Set.of(TABLE));
        assertThat(paths()).hasSize(1);
        assertThat(files.find(Set.of(TABLE), order(1))).isPresent();
    }

    /// A disk that does not take it is no reason to stop.
    @Test
    void orderThatCannotBeWrittenIsNotKept() throws IOException {
        Files.createDirectory(directory.resolve("orders").resolve(order(1).hex() + ".half"));
        files.keep(Set.of(TABLE), order(1), shares(1));
        assertThat(files.find(Set.of(TABLE), order(1))).isEmpty();
    }
}
