package dev.trefoil.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final String INSERT = "INSERT INTO runs (authorization, tag, number) VALUES (?,?,1)";

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("records.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> tags() {
        return database.transaction(db -> db.list(row -> row.getString(1), "SELECT tag FROM runs"));
    }

    @Test
    void anErrorInTheMiddleLeavesNothingForTheNextCommit() {
        assertThatThrownBy(() -> database.transaction(db -> {
                    db.update(INSERT, "a", "half");
                    throw new OutOfMemoryError("as if the heap were full");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        database.transaction(db -> db.update(INSERT, "a", "whole"));
        assertThat(tags()).containsExactly("whole");
    }

    @Test
    void aRefusalInTheMiddleLeavesNothingForTheNextCommit() {
        assertThatThrownBy(() -> database.transaction(db -> {
                    db.update(INSERT, "a", "half");
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        database.transaction(db -> db.update(INSERT, "a", "whole"));
        assertThat(tags()).containsExactly("whole");
    }

    /// SQLite takes the limit of pages for the end of the disk.
    private void limitPages(int most) {
        database.transaction(db -> db.list(row -> row.getInt(1), "PRAGMA max_page_count = " + most));
    }

    private void fill() {
        for (int i = tags().size(); i < 10_000; i++) {
            String tag = "filling " + i;
            database.transaction(db -> db.update(INSERT, "a", tag));
        }
    }

    @Test
    void aFullDiskIsNamedAndDoesNotOutliveItself() {
        limitPages(1);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(this::fill)
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("records in " + directory.resolve("records.db"))
                    .hasMessageContaining("no space is left on this party's disk")
                    .hasNoSuppressedExceptions();
        }
        List<String> before = tags();
        assertThatThrownBy(() -> database.transaction(db -> {
                    db.update("UPDATE runs SET number = 7 WHERE tag = ?", before.getFirst());
                    return db.update(INSERT, "a", "x".repeat(100_000));
                }))
                .isInstanceOf(StorageFailure.class);
        assertThat(database.<List<Integer>>transaction(db -> db.list(row -> row.getInt(1), "SELECT number FROM runs")))
                .containsOnly(1);
        limitPages(1_000_000);
        assertThatThrownBy(() -> database.transaction(db -> {
                    db.update(INSERT, "a", "half");
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        database.transaction(db -> db.update(INSERT, "a", "whole"));
        assertThat(tags()).containsAll(before).contains("whole").hasSize(before.size() + 1);
    }

    @Test
    void nobodyElseMayReadTheRecords() throws java.io.IOException {
        database.transaction(db -> db.update(INSERT, "a", "whole"));
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }
}
