package dev.trefoil.engine;

import dev.trefoil.engine.link.RunLinks;
import java.util.Optional;

/// A run that goes on: the thread that does it and, once it has them, its links.
final class ActiveRun implements AutoCloseable {
    private final ActiveRuns.Purpose purpose;
    private final Thread thread;
    private final ActiveRuns registry;
    private Optional<RunLinks> links = Optional.empty();
    private boolean cancelled;
    private boolean ended;

    ActiveRun(ActiveRuns.Purpose purpose, Thread thread, ActiveRuns registry) {
        this.purpose = purpose;
        this.thread = thread;
        this.registry = registry;
    }

    ActiveRuns.Purpose purpose() {
        return purpose;
    }

    /// From now on a cancellation closes these links.
    synchronized RunLinks attach(RunLinks opened) {
        links = Optional.of(opened);
        if (cancelled) {
            opened.close();
        }
        return opened;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Ends the run: its links are closed and its thread is interrupted, so that all three parties stop at once.
    synchronized void cancel() {
        if (ended) {
            return;
        }
        cancelled = true;
        links.ifPresent(RunLinks::close);
        thread.interrupt();
    }

    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            links.ifPresent(RunLinks::close);
        }
        registry.end(this);
    }
}
