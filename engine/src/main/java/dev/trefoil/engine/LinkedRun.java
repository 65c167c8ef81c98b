package dev.trefoil.engine;

import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.plan.DisclosedFailure;
import java.time.Duration;
import java.util.function.Function;

/// A piece of work that the three parties do together: on a thread of its own, over links of its own, in bounded
/// time, to be cancelled at any moment.
final class LinkedRun {
    /// How long a party waits for the others to join.
    private static final Duration JOIN = Duration.ofSeconds(10);

    /// Bytes a second at which the shares of an upload arrive at least, so that a party with a short message waits
    /// for one with a long message.
    private static final long SLOWEST = 100_000;

    private LinkedRun() {}

    /// The result of `work`; `uploadBytes` is the size of the longest message that a party gets for this run.
    static <T> T of(Seat seat, ActiveRuns.Purpose purpose, long uploadBytes, Function<RunLinks, T> work) {
        int seconds = seat.environment().limits().runSeconds();
        Duration wait = JOIN.plusSeconds(uploadBytes / SLOWEST);
        return RunThread.call("run " + purpose.call().brief(), seconds, () -> {
            try (ActiveRun run = seat.active().begin(purpose)) {
                try {
                    return work.apply(run.attach(RunLinks.open(
                            seat.links(), purpose.call(), wait, Duration.ofSeconds(seconds), run::connecting)));
                } catch (Refused | DisclosedFailure e) {
                    throw e;
                } catch (RuntimeException e) {
                    throw run.isCancelled() ? new Cancelled(e) : e;
                }
            }
        });
    }
}
