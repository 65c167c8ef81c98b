package dev.trefoil.engine;

import dev.trefoil.engine.storage.Decisions.Change;
import dev.trefoil.engine.storage.StagedUploads.Staged;
import dev.trefoil.engine.storage.StepPlace;
import dev.trefoil.engine.storage.StorageFailure;
import dev.trefoil.plan.Handle;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// What a party does about changes of which it does not know the end, and about left-over files: when it
/// starts, and now and then.
final class Settling {
    private static final System.Logger LOG = System.getLogger(Settling.class.getName());
    private static final Duration STAGED = Duration.ofHours(1);
    private static final long PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 16_000;

    /// A wait that an interrupt ends.
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    /// What is done between two pauses.
    interface Work {
        void run() throws InterruptedException;
    }

    private Settling() {}

    /// At the start, before any request: party 0 gives up what it had not decided; files that no record names
    /// go. Close what this returns to end it.
    static AutoCloseable start(Seat seat) {
        if (seat.index() == 0) {
            for (Change change : seat.decisions().undecided()) {
                seat.decisions().abort(change.id());
            }
        }
        Set<Handle> kept = new HashSet<>(seat.tables().kept());
        seat.shares().sweep(kept);
        seat.orders().sweep(kept);
        Thread thread =
                Thread.ofPlatform().daemon().name("settling").start(() -> repeat(() -> once(seat), Thread::sleep));
        return thread::interrupt;
    }

    /// Does the work again and again until an interrupt. After a failure the pauses grow, and the log tells it
    /// once and not again before it changes.
    static void repeat(Work work, Pause pause) {
        long millis = PAUSE_MILLIS;
        String trouble = "";
        try {
            while (true) {
                pause.millis(millis);
                String now = failure(work, trouble);
                if (now.isEmpty() && !trouble.isEmpty()) {
                    LOG.log(System.Logger.Level.INFO, "settling changes succeeds again");
                }
                millis = now.isEmpty() ? PAUSE_MILLIS : Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
                trouble = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What went wrong, empty if nothing; logged if it is not `known`.
    private static String failure(Work work, String known) throws InterruptedException {
        try {
            work.run();
            return "";
        } catch (RuntimeException | Error e) {
            // Out of memory too: without this thread, changes would stay open until the next start.
            String now = e.toString();
            if (!now.equals(known)) {
                String text = "settling changes failed and will be tried again: ";
                if (e instanceof StorageFailure) {
                    LOG.log(System.Logger.Level.WARNING, text + e.getMessage());
                } else {
                    LOG.log(System.Logger.Level.WARNING, text + now, e);
                }
            }
            return now;
        }
    }

    private static void once(Seat seat) throws InterruptedException {
        for (Change change : seat.decisions().undecided()) {
            if (seat.active().isRunning(change.id())) {
                continue;
            }
            try {
                TwoPhase.settle(seat, change.id(), Duration.ZERO);
            } catch (Unavailable e) {
                LOG.log(System.Logger.Level.DEBUG, "not settled yet: {0}", e.getMessage());
            }
        }
        seat.strangers().tell();
        for (Staged upload : seat.staged().expired(seat.clock().instant(), STAGED)) {
            // A commit that goes on needs the shares; one that has just prepared has taken the upload over.
            if (!seat.active().isRunning(upload.id()) && seat.staged().remove(upload.id())) {
                seat.shares().delete(upload.table());
            }
        }
    }

    /// Settles what an earlier step of the run left open, before the next one is judged; throws [Unavailable]
    /// if that cannot be done now.
    static void beforeStep(Seat seat, StepPlace place) {
        for (Change change : seat.decisions().undecidedOf(place)) {
            TwoPhase.settle(seat, change.id(), Duration.ofSeconds(2));
        }
    }
}
