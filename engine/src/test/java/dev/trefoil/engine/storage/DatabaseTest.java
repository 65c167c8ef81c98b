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
