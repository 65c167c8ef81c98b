package dev.trefoil.mpc.network;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits to be written to a neighbour, and the thread that writes it. It has no bound, since a send must
/// not wait for the neighbour.
final class Outbox {
    /// Sent arrays that are kept to be filled again, 4 MiB at most: fresh memory costs more than the copy into it.
    private static final int KEPT = 64;

    private final String peer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private final Deque<byte[]> sent = new ArrayDeque<>();
    private boolean writing;
    private boolean closed;
    private @Nullable IOException failure;

    private Outbox(String peer) {
        this.peer = peer;
    }

    /// An outbox whose thread writes to `out` until it is closed or a write fails.
    static Outbox start(String peer, OutputStream out) {
        Outbox outbox = new Outbox(peer);
        Thread.ofPlatform().daemon().name("to " + peer).start(() -> outbox.write(out));
        return outbox;
    }

    /// An array to fill and [#put]: one that was sent, if there is one.
    byte[] piece() {
        lock.lock();
        try {
            byte[] kept = sent.poll();
            return kept == null ? new byte[OutgoingMessage.PIECE] : kept;
        } finally {
            lock.unlock();
        }
    }

    void put(byte[] bytes, int length) {
        lock.lock();
        try {
            requireOpen();
            pieces.add(ByteBuffer.wrap(bytes, 0, length));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything put so far has been given to the operating system.
    void flush() {
        lock.lock();
        try {
            while (writing || !pieces.isEmpty()) {
                requireOpen();
                changed.await();
            }
            requireOpen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkFailure(peer, "interrupted while sending", e);
        } finally {
            lock.unlock();
        }
    }

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

    private void write(OutputStream out) {
        BufferedOutputStream buffer = new BufferedOutputStream(out, OutgoingMessage.PIECE);
        try {
            for (ByteBuffer piece = next(buffer); piece != null; piece = next(buffer)) {
                buffer.write(piece.array(), piece.arrayOffset(), piece.limit());
                keep(piece.array());
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new IOException("the writing thread was interrupted", e));
        }
    }

    private void keep(byte[] array) {
        if (array.length == OutgoingMessage.PIECE) {
            lock.lock();
            try {
                if (sent.size() < KEPT) {
                    sent.push(array);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// The next piece to write, null when closed; before it waits, what is buffered goes out.
    private @Nullable ByteBuffer next(BufferedOutputStream buffer) throws IOException, InterruptedException {
        @Nullable ByteBuffer ready = poll();
        if (ready != null) {
            return ready;
        }
        buffer.flush();
        lock.lock();
        try {
            writing = !pieces.isEmpty();
            changed.signalAll();
            while (pieces.isEmpty() && !closed) {
                changed.await();
            }
            writing = !closed;
            return pieces.poll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ByteBuffer poll() {
        lock.lock();
        try {
            return pieces.poll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LinkFailure(peer, "the link is closed");
        }
        if (failure != null) {
            throw new LinkFailure(peer, "the link broke: " + failure.getMessage(), failure);
        }
    }
}
