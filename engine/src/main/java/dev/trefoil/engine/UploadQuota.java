package dev.trefoil.engine;

import dev.trefoil.engine.storage.ShareFiles;
import dev.trefoil.engine.storage.StagedUploads;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much one data provider may have on its way: uploads that arrive, and uploads that wait for their commit. So
/// none can fill the disk of a party or take the places of the others.
final class UploadQuota {
    static final int MOST_ARRIVING = 4;
    static final int MOST_WAITING = 64;

    private final Map<Digest, Integer> arriving = new HashMap<>();

    /// An upload that arrives.
    interface Arrival<T> {
        T take() throws IOException;
    }

    /// Takes an upload in; throws [Unavailable] if its owner has too many, or more than `mostBytes`, already.
    <T> T admit(StagedUploads staged, ShareFiles shares, Digest owner, long mostBytes, Arrival<T> arrival)
            throws IOException {
        begin(owner);
        try {
            List<Handle> waiting = staged.of(owner);
            if (waiting.size() >= MOST_WAITING) {
                throw new Unavailable("you have " + waiting.size()
                        + " uploads that wait for their commit at this party: commit them or ask again in an hour");
            }
            long bytes = waiting.stream().mapToLong(shares::size).sum();
            if (bytes > mostBytes) {
                throw new Unavailable("your uploads that wait for their commit take " + bytes
                        + " bytes at this party: commit them or ask again in an hour");
            }
            return arrival.take();
        } finally {
            end(owner);
        }
    }

    private synchronized void begin(Digest owner) {
        int now = arriving.getOrDefault(owner, 0);
        if (now >= MOST_ARRIVING) {
            throw new Unavailable("you are sending " + now + " tables to this party already: ask again later");
        }
        arriving.put(owner, now + 1);
    }

    private synchronized void end(Digest owner) {
        arriving.computeIfPresent(owner, (key, now) -> now > 1 ? now - 1 : null);
    }
}
