package dev.trefoil.engine;

import dev.trefoil.audit.SignedHead;
import dev.trefoil.script.json.Json;
import java.nio.charset.StandardCharsets;

/// What this party shows of its audit log.
final class LogPages {
    private static final int MOST_LINES = 4_096;
    private static final long MOST_CHARACTERS = 8 << 20;

    private LogPages() {}

    /// The last head, and the proof that it continues the log of the first `known` entries; no proof if there
    /// is nothing to prove, or this log never was so long.
    static Json head(Seat seat, long known) {
        SignedHead head = seat.audit().head();
        long size = head.head().size();
        Json.Builder answer =
                Json.object().put("head", new String(head.envelope().encode(), StandardCharsets.UTF_8));
        if (known > 0 && known <= size) {
            answer.put(
                    "consistency",
                    Json.list(seat.audit().consistency(known, size).stream()
                            .map(digest -> Json.of(digest.hex()))
                            .toList()));
        }
        return answer.build();
    }

    /// As many lines from entry `from` on as one answer takes.
    static Json lines(Seat seat, long from) {
        return Json.object()
                .put(
                        "lines",
                        Json.list(seat.audit().lines(from, MOST_LINES, MOST_CHARACTERS).stream()
                                .map(Json::of)
                                .toList()))
                .build();
    }
}
