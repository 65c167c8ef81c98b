package dev.trefoil.engine.link;

import dev.trefoil.script.Digest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where connections of other parties and the runs of this one find each other, whichever comes first.
final class Rendezvous {
    private record Place(Digest run, int party) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Place> expected = new HashSet<>();
    private final Map<Place, Connection> arrived = new HashMap<>();

    /// The run waits for `party` from now on.
    void expect(Digest run, int party) {
        lock.lock();
        try {
            expected.add(new Place(run, party));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Hands over a connection that `party` opened for the run; false if no run wants it within `wait`.
    boolean arrive(Digest run, int party, Connection connection, Duration wait) throws InterruptedException {
        Place place = new Place(run, party);
        long left = wait.toNanos();
        lock.lock();
        try {
            while (!taken(place, connection)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            arrived.put(place, connection);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the run takes the connection. Not one that the other side has given up: a later one may come.
    private boolean taken(Place place, Connection connection) {
        return expected.contains(place) && connection.isOpen() && expected.remove(place);
    }

    /// The connection that `party` opened for the run; nothing if it does not come within `wait`.
    Optional<Connection> await(Digest run, int party, Duration wait) throws InterruptedException {
        Place place = new Place(run, party);
        long left = wait.toNanos();
        lock.lock();
        try {
            while (!arrived.containsKey(place) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.ofNullable(arrived.remove(place));
        } finally {
            lock.unlock();
        }
    }

    /// The run waits no more; what arrived for it and was not taken is closed.
    void forget(Digest run, int party) {
        Place place = new Place(run, party);
        lock.lock();
        try {
            expected.remove(place);
            Optional.ofNullable(arrived.remove(place)).ifPresent(Connection::close);
        } finally {
            lock.unlock();
        }
    }

    /// How long a wait is in whole milliseconds, at least one.
    static int millis(Duration wait) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(wait.toNanos()), 1, Integer.MAX_VALUE);
    }
}
