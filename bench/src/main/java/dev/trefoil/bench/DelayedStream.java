package dev.trefoil.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// One direction of a [DelayLine]: a thread reads pieces and notes when each is due, another writes each when it is.
///
/// At most 32 MiB travel; further ones wait in the sender's socket. The reader ends with an end of the stream whatever
/// happens to it, and the writer takes pieces until then, whatever happens to it: so both threads end.
final class DelayedStream {
    private static final int BYTES = 64 << 10;
    private static final int MOST = 512;

    private final Socket from;
    private final Socket to;
    private final long delay;
    private final Runnable cut;
    private final Runnable ended;
    private final BlockingQueue<Piece> travelling = new LinkedBlockingQueue<>();
    private final LinkedBlockingDeque<Piece> free = new LinkedBlockingDeque<>();
    private int made;

    private DelayedStream(Socket from, Socket to, Duration delay, Runnable cut, Runnable ended) {
        this.from = from;
        this.to = to;
        this.delay = delay.toNanos();
        this.cut = cut;
        this.ended = ended;
    }

    /// Calls `cut` if the receiver is gone, and `ended` when nothing will come any more.
    static void start(Socket from, Socket to, Duration delay, Runnable cut, Runnable ended) {
        DelayedStream stream = new DelayedStream(from, to, delay, cut, ended);
        Thread.ofPlatform().daemon().name("delayed stream in").start(stream::read);
        Thread.ofPlatform().daemon().name("delayed stream out").start(stream::write);
    }

    private void read() {
        try {
            InputStream in = from.getInputStream();
            for (Piece piece = empty(); piece.fill(in); piece = empty()) {
                piece.due = System.nanoTime() + delay;
                travelling.add(piece);
            }
        } catch (IOException | InterruptedException e) {
            // The neighbour is gone: for the receiver an end like any other.
        } finally {
            Piece end = new Piece(0);
            end.due = System.nanoTime() + delay;
            travelling.add(end);
        }
    }

    /// The one that was used last, which is still in the caches.
    private Piece empty() throws InterruptedException {
        Piece last = free.pollLast();
        if (last != null) {
            return last;
        }
        return made++ < MOST ? new Piece(BYTES) : free.takeLast();
    }

    private void write() {
        boolean open = true;
        try {
            Piece piece = travelling.take();
            for (; piece.length > 0; piece = travelling.take()) {
                open = open && delivered(piece);
                free.addLast(piece);
            }
            if (open) {
                piece.await();
                to.shutdownOutput();
            }
        } catch (IOException | InterruptedException e) {
            cut.run();
        } finally {
            ended.run();
        }
    }

    private boolean delivered(Piece piece) {
        try {
            piece.await();
            OutputStream out = to.getOutputStream();
            out.write(piece.bytes, 0, piece.length);
            return true;
        } catch (IOException e) {
            cut.run();
            return false;
        }
    }

    /// Some bytes and when they are due; the end of the stream if none.
    private static final class Piece {
        private final byte[] bytes;
        private int length;
        private long due;

        private Piece(int size) {
            bytes = new byte[size];
        }

        private boolean fill(InputStream in) throws IOException {
            length = in.read(bytes);
            return length > 0;
        }

        private void await() {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
