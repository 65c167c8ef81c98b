package dev.trefoil.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A platform thread for a computation, and the wait for it: at most as long as the environment lets a run take.
final class RunThread {
    private RunThread() {}

    /// The result of `work`; if it takes longer, `end` is run, which must free the thread from whatever it waits for.
    static <T> T call(String name, int seconds, Runnable end, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case null -> new IllegalStateException(e);
                case Throwable cause -> new IllegalStateException(cause);
            };
        } catch (TimeoutException e) {
            // An interrupt alone does not end a read from a socket.
            end.run();
            thread.interrupt();
            throw new Unavailable(
                    "the run took longer than the " + seconds + " s that this environment allows and was ended", e);
        } catch (InterruptedException e) {
            end.run();
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new Unavailable("the party is stopping", e);
        }
    }
}
