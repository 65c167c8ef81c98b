package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.Pipe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlinesTest {
    private final Deadlines deadlines = new Deadlines();

    @AfterEach
    void close() {
        deadlines.close();
    }

    @Test
    void whoNeverSendsIsClosed() throws IOException {
        Pipe pipe = Pipe.open();
        assertThatThrownBy(() -> deadlines.within(
                        Duration.ofMillis(50), () -> pipe.source().read(ByteBuffer.allocate(1))))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(pipe.source().isOpen()).isFalse();
        pipe.sink().close();
    }

    @Test
    void whoDripsIsClosedToo() throws IOException {
        Pipe pipe = Pipe.open();
        assertThatThrownBy(() -> deadlines.within(Duration.ofMillis(50), () -> {
                    long read = 0;
                    while (read >= 0) {
                        pipe.sink().write(ByteBuffer.allocate(1));
                        read = pipe.source().read(ByteBuffer.allocate(1));
                    }
                    return read;
                }))
                .isInstanceOf(ClosedByInterruptException.class);
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void whoIsInTimeIsLeftAlone() throws IOException {
        assertThat(deadlines.within(Duration.ofMinutes(1), () -> 7)).isEqualTo(7);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
