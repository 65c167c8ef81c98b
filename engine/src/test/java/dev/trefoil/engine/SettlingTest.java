package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.engine.storage.StorageFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final int ATTEMPTS = 10;
    private static final Logger LOG = Logger.getLogger(Settling.class.getName());

    private final List<LogRecord> logged = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
        assertThat(Thread.interrupted()).isTrue();
    }

    /// Ten times the work, without waiting.
    private void repeat(Settling.Work work) {
        Settling.repeat(work, millis -> {
            pauses.add(millis);
            if (pauses.size() > ATTEMPTS) {
                throw new InterruptedException();
            }
        });
    }

    @Test
    void aLastingFailureIsLoggedOnceAndTriedLessAndLessOften() {
        repeat(() -> {
            throw new StorageFailure("no space");
        });
        assertThat(pauses).startsWith(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 16_000L);
        assertThat(logged).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getMessage()).contains("no space");
            assertThat(line.getThrown()).isNull();
        });
    }

    @Test
    void theEndOfAFailureIsLoggedAndTheNextOneAgain() {
        repeat(() -> {
            if (pauses.size() <= 3 || pauses.size() == ATTEMPTS) {
                throw new OutOfMemoryError("as if the heap were full");
            }
        });
        assertThat(pauses).startsWith(500L, 1000L, 2000L, 4000L, 500L, 500L);
        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.INFO, Level.WARNING);
        assertThat(logged.getFirst().getThrown()).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void nothingIsLoggedWhileAllIsWell() {
        repeat(() -> {});
        assertThat(pauses).containsOnly(500L).hasSize(ATTEMPTS + 1);
        assertThat(logged).isEmpty();
    }
}
