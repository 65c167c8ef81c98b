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

    /// The longest that a party may send nothing, computing by itself: the others then take it for lost. A machine
    /// that is gone altogether is usually found sooner, by the keep-alive of the links.
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private LinkedRun() {}

    /// The result of `work`; `uploadBytes` is the size of the longest message that a party gets for this run.
    static <T> T of(Seat seat, ActiveRuns.Purpose purpose, long uploadBytes, Function<RunLinks, T> work) {
        int seconds = seat.environment().limits().runSeconds();
        Duration wait = JOIN.plusSeconds(uploadBytes / SLOWEST);
        Duration silence = SILENCE.compareTo(Duration.ofSeconds(seconds)) < 0 ? SILENCE : Duration.ofSeconds(seconds);
        Runnable end = () -> seat.active().end(purpose.call());
        return RunThread.call("run " + purpose.call().brief(), seconds, end, () -> {
            try (ActiveRun run = seat.active().begin(purpose)) {
                try {
                    RunLinks links =
                            run.attach(RunLinks.open(seat.links(), purpose.call(), wait, silence, run::connecting));
                    Heads.compare(seat, links);
                    return work.apply(links);
                } catch (Refused | DisclosedFailure e) {
                    throw e;
                } catch (RuntimeException e) {
                    throw run.ending(e);
                }
            }
        });
    }
}
