package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.engine.storage.Database;
import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.engine.storage.ShareFiles;
import dev.trefoil.engine.storage.StagedUploads;
import dev.trefoil.engine.storage.StagedUploads.Staged;
import dev.trefoil.engine.storage.StorageKey;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadQuotaTest {
    private static final Digest PETRA = digest("petra");
    private static final Digest PAUL = digest("paul");

    @TempDir
    private Path directory;

    private final UploadQuota quota = new UploadQuota();
    private Database database;
    private StagedUploads staged;
    private ShareFiles shares;

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void open() throws IOException {
        StorageKey.create(directory.resolve("storage.key"));
        database = Database.open(directory.resolve("records.db"));
        staged = new StagedUploads(database);
        shares = new ShareFiles(directory.resolve("shares"), StorageKey.read(directory.resolve("storage.key")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Handle stage(Digest owner, int number) throws IOException {
        return quota.admit(staged, shares, owner, 1_000, () -> {
            Handle table = Handle.random();
            staged.add(new Staged(digest(owner + " " + number), table, owner, "{}"));
            return table;
        });
    }

    @Test
    void manySmallUploadsOfOneOwnerDoNotKeepOthersOut() throws IOException {
        for (int i = 0; i < UploadQuota.MOST_WAITING; i++) {
            stage(PETRA, i);
        }
        assertThatThrownBy(() -> stage(PETRA, -1))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(UploadQuota.MOST_WAITING + " uploads");
        assertThat(stage(PAUL, 1)).isNotNull();
        staged.remove(digest(PETRA + " 0"));
        assertThat(stage(PETRA, -1)).isNotNull();
    }

    @Test
    void oneLargeUploadThatWaitsIsCountedInBytes() throws IOException {
        Handle table = stage(PETRA, 1);
        shares.write(table, new HeldShares(new long[1_000], new long[1_000]));
        assertThat(shares.size(table)).isGreaterThan(16_000);
        assertThatThrownBy(() -> stage(PETRA, 2))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("bytes");
        assertThat(stage(PAUL, 1)).isNotNull();
    }

    @Test
    void uploadsThatNeverEndTakeOnlyTheirOwnersPlaces() throws IOException {
        assertThatThrownBy(() -> nested(0))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("sending " + UploadQuota.MOST_ARRIVING);
        assertThat(stage(PETRA, 1)).isNotNull();
    }

    /// An upload of Petra inside each other, and in each of them one of Paul.
    private int nested(int depth) throws IOException {
        assertThat(depth).isLessThanOrEqualTo(UploadQuota.MOST_ARRIVING);
        assertThat(stage(PAUL, depth)).isNotNull();
        return quota.admit(staged, shares, PETRA, 1_000, () -> nested(depth + 1));
    }
}
