package dev.trefoil.engine;

import dev.trefoil.wire.Api;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The signed part of requests as it comes in. It is read and parsed before any signature can be checked, so that
/// anybody may send it: large ones, which take many times their size in memory, are therefore few at a time.
final class Messages {
    private static final int SMALL = 64 << 10;
    private static final int MOST_LARGE = 4;
    private static final long WAIT_SECONDS = 10;
    private static final Semaphore LARGE = new Semaphore(MOST_LARGE);

    private Messages() {}

    /// Reads a message and leaves the stream at the shares after it; throws [Unavailable] if too many large ones
    /// are being read.
    static Message read(InputStream body) throws IOException {
        int length = Framing.readLength(body, Api.REQUEST);
        if (length <= SMALL) {
            return Message.read(Framing.readJson(body, length, Api.REQUEST));
        }
        try {
            if (!LARGE.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Unavailable("this party is busy with large requests: ask again in a moment");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("a large request waited too long");
        }
        try {
            return Message.read(Framing.readJson(body, length, Api.REQUEST));
        } finally {
            LARGE.release();
        }
    }
}
