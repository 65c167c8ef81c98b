package dev.trefoil.engine;

import dev.trefoil.engine.link.ChangeStatus;
import dev.trefoil.engine.link.PeerFailure;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.Decisions;
import dev.trefoil.engine.storage.Decisions.Change;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Two-phase commit: a table comes or goes at all three parties or at none, whoever crashes whenever.
///
/// Each party prepares and tells the others. Once all three are prepared, party 0 records the decision and tells
/// it; until then it may give up. A party that is prepared and does not hear the decision asks party 0 for it.
final class TwoPhase {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long PAUSE_MILLIS = 100;

    private TwoPhase() {}

    /// Prepares the change by `prepare` and carries it through. Returns if it happened; throws if it did not, or
    /// [Unavailable] if this party cannot know yet, and [#settle] will.
    static void agree(Seat seat, RunLinks links, Digest change, Runnable prepare) {
        try {
            prepare.run();
            requireAll(links.exchange(message("prepared", change)), message("prepared", change));
            if (seat.index() == 0) {
                seat.decisions().commit(change);
                links.send(1, message("committed", change));
                links.send(2, message("committed", change));
            } else {
                requireAll(List.of(links.receive(0)), message("committed", change));
                seat.decisions().commit(change);
            }
        } catch (RuntimeException e) {
            if (!happened(seat, change)) {
                throw e;
            }
        }
        clean(seat, change);
    }

    private static byte[] message(String word, Digest change) {
        return (word + " " + change).getBytes(StandardCharsets.US_ASCII);
    }

    private static void requireAll(List<byte[]> messages, byte[] expected) {
        for (byte[] message : messages) {
            if (!Arrays.equals(message, expected)) {
                throw new PeerFailure("another party is at a different point of the run");
            }
        }
    }

    /// After a failure: whether the change happened all the same. Gives up what was not decided, if that is this
    /// party's to do.
    private static boolean happened(Seat seat, Digest change) {
        Optional<Change> known = seat.decisions().find(change);
        if (known.isEmpty()) {
            return false;
        }
        boolean interrupted = Thread.interrupted();
        try {
            return switch (known.get().state()) {
                case COMMITTED -> true;
                case ABORTED -> false;
                case PREPARED -> settle(seat, change, PATIENCE) == Decisions.State.COMMITTED;
            };
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Finds out, and records, what became of a change that this party has prepared. Throws [Unavailable] if party
    /// 0 does not say within `patience`.
    static Decisions.State settle(Seat seat, Digest change, Duration patience) {
        ChangeStatus status = seat.index() == 0 ? ChangeStatus.ABORTED : ask(seat, change, patience);
        Decisions.State state = switch (status) {
            case COMMITTED -> {
                seat.decisions().commit(change);
                yield Decisions.State.COMMITTED;
            }
            case ABORTED -> {
                seat.decisions().abort(change);
                yield Decisions.State.ABORTED;
            }
            case PENDING -> throw new Unavailable("party 0 is still deciding whether the table changes: ask again");
        };
        clean(seat, change);
        return state;
    }

    private static ChangeStatus ask(Seat seat, Digest change, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                ChangeStatus status = seat.links().ask(0, change);
                if (status != ChangeStatus.PENDING || System.nanoTime() > end) {
                    return status;
                }
            } catch (PeerFailure e) {
                if (System.nanoTime() > end) {
                    throw new Unavailable(
                            "whether the table changed is known once party 0 answers again: "
                                    + seat.environment().party(0).title() + " decides it",
                            e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the party is stopping", e);
        }
    }

    /// Deletes the shares that no table needs any more, once a change is decided.
    private static void clean(Seat seat, Digest change) {
        Change decided = seat.decisions().find(change).orElseThrow();
        boolean gone = switch (decided.kind()) {
            case ADD -> decided.state() == Decisions.State.ABORTED;
            case REMOVE -> decided.state() == Decisions.State.COMMITTED;
        };
        if (gone) {
            seat.orders().delete(decided.table());
        }
        if (gone && seat.shares().contains(decided.table())) {
            seat.shares().delete(decided.table());
        }
    }

    /// What this party, as party 0, answers to who asks about a change. What is neither decided nor going on did
    /// not happen, and from now on cannot.
    static ChangeStatus status(Seat seat, Digest change) {
        if (seat.index() != 0 || seat.active().isRunning(change)) {
            return ChangeStatus.PENDING;
        }
        if (seat.decisions().find(change).map(Change::state).orElse(Decisions.State.PREPARED)
                == Decisions.State.COMMITTED) {
            return ChangeStatus.COMMITTED;
        }
        seat.decisions().abort(change);
        return ChangeStatus.ABORTED;
    }
}
