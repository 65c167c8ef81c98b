package dev.trefoil.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Time limits on reading from a client and writing to it, in all, however steadily it drips.
///
/// Past the limit the thread is interrupted, which closes the socket channel that it waits for.
final class Deadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());

    /// Work with a client's bytes.
    interface Work<T> {
        T run() throws IOException;
    }

    /// Runs `work` on the calling thread, which is interrupted if it takes longer.
    <T> T within(Duration limit, Work<T> work) throws IOException {
        Watched watched = new Watched(Thread.currentThread());
        ScheduledFuture<?> end = clock.schedule(watched::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } finally {
            end.cancel(false);
            watched.release();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /// A thread that may be interrupted until it is released.
    private static final class Watched {
        private final Thread thread;
        private boolean released;
        private boolean interrupted;

        Watched(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (!released) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /// Takes the interrupt back, so that it hits nothing that comes after the work.
        synchronized void release() {
            released = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }
}
