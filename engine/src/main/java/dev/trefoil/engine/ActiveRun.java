package dev.trefoil.engine;

import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.RunLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run that goes on: the thread that does it and, once it has them, its links.
final class ActiveRun implements AutoCloseable {
    private final ActiveRuns.Purpose purpose;
    private final Thread thread;
    private final ActiveRuns registry;
    private Optional<RunLinks> links = Optional.empty();
    private final List<AutoCloseable> connecting = new ArrayList<>();
    private boolean cancelled;
    private Optional<Refused> refused = Optional.empty();
    private boolean ended;

    ActiveRun(ActiveRuns.Purpose purpose, Thread thread, ActiveRuns registry) {
        this.purpose = purpose;
        this.thread = thread;
        this.registry = registry;
    }

    ActiveRuns.Purpose purpose() {
        return purpose;
    }

    /// From now on a cancellation closes this connection, over which a party is asked to join.
    synchronized void connecting(AutoCloseable connection) {
        connecting.add(connection);
        if (cancelled) {
            close(connection);
        }
    }

    /// Ends the run if it still waits for the others to join; throws [Unavailable] if it is under way.
    synchronized void giveWay() {
        if (links.isPresent()) {
            throw new Unavailable("a step of this run is running already: wait for it, or cancel the run");
        }
        cancel();
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

    /// As [#cancel], and this is why.
    synchronized void refuse(Refused why) {
        refused = refused.or(() -> Optional.of(why));
        cancel();
    }

    /// What is to be told of a run that ended with `failure`.
    synchronized RuntimeException ending(RuntimeException failure) {
        return refused.<RuntimeException>map(why -> why).orElse(cancelled ? new Cancelled(failure) : failure);
    }

    /// Ends the run: its links are closed and its thread is interrupted, so that all three parties stop at once.
    synchronized void cancel() {
        if (ended) {
            return;
        }
        cancelled = true;
        connecting.forEach(ActiveRun::close);
        links.ifPresent(RunLinks::close);
        thread.interrupt();
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            System.getLogger(ActiveRun.class.getName()).log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
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
