package dev.trefoil.mpc.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One direction of a [MemoryLink]: a queue of bytes without a bound, since a write must not wait for the
/// reader.
final class MemoryPipe {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private boolean ended;
    private boolean closed;

    void write(String peer, byte[] bytes, int length) {
        lock.lock();
        try {
            if (ended || closed) {
                throw new LinkFailure(peer, ended ? "the link is closed" : "ended the link");
            }
            pieces.add(ByteBuffer.wrap(bytes, 0, length));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void read(String peer, byte[] into, int length, Duration timeout) {
        int at = 0;
        while (at < length) {
            ByteBuffer piece = head(peer, timeout);
            int count = Math.min(piece.remaining(), length - at);
            piece.get(into, at, count);
            at += count;
        }
    }

    /// The writer closes: what was written can still be read.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The reader closes: a read that waits fails at once.
    void close() {
        lock.lock();
        try {
            closed = true;
            pieces.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The oldest piece that has bytes left.
    private ByteBuffer head(String peer, Duration timeout) {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (true) {
                if (closed) {
                    throw new LinkFailure(peer, "the link is closed");
                }
                ByteBuffer piece = pieces.peek();
                if (piece != null && piece.hasRemaining()) {
                    return piece;
                }
                if (piece != null) {
                    pieces.remove();
                } else if (ended) {
                    throw new LinkFailure(peer, "ended the link");
                } else if (nanos <= 0) {
                    throw new LinkFailure(peer, "sent nothing for " + timeout.toSeconds() + " s");
                } else {
                    nanos = changed.awaitNanos(nanos);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkFailure(peer, "interrupted while waiting", e);
        } finally {
            lock.unlock();
        }
    }
}
