package dev.trefoil.mpc;

import dev.trefoil.mpc.network.Cost;
import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.mpc.network.MemoryLink;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Three parties in three threads of one JVM: for tests, benchmarks and examples.
///
/// If one fails, the links of the others are closed, so that nothing hangs, and the first failure is thrown
/// here.
public final class InMemoryTrio {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final byte[] NONE = {};

    private InMemoryTrio() {}

    /// How two parties are connected.
    private interface Wires {
        List<Link> pair(String left, String right, Duration timeout);
    }

    /// How a party begins, on its links to the previous and the next one.
    private interface Opening {
        Party open(int index, List<Link> links);
    }

    /// What the three parties returned (element i by party i), what each sent, and the payload bits of every
    /// message each sent.
    public record Outcome<T>(List<T> results, List<Cost> costs, List<List<Long>> traces) {
        public Outcome {
            results = List.copyOf(results);
            costs = List.copyOf(costs);
            traces = List.copyOf(traces);
        }

        /// Payload bits, summed over the three parties.
        public long bits() {
            return costs.stream().mapToLong(Cost::bits).sum();
        }

        /// Rounds: those of the party that needed most.
        public int rounds() {
            return costs.stream().mapToInt(Cost::rounds).max().orElse(0);
        }
    }

    /// Runs the program as each of the three parties and returns the three results, party 0 first.
    public static <T> List<T> run(Function<Party, T> program) {
        return measure(program).results();
    }

    /// Runs the program as each of the three parties; the program's messages are counted from its start.
    /// The parties choose their messages as on a [LAN][LinkSpeed#LAN].
    public static <T> Outcome<T> measure(Function<Party, T> program) {
        return measure(LinkSpeed.LAN, program);
    }

    /// As [#measure(Function)], by parties that take their links to be so fast.
    public static <T> Outcome<T> measure(LinkSpeed speed, Function<Party, T> program) {
        return play(
                MemoryLink::pair,
                (index, links) -> Party.open(index, links.get(0), links.get(1), NONE, Optional.of(speed)),
                program);
    }

    /// Runs the program as each of three parties that [rehearse][Party#rehearse]: costs and traces are those of
    /// a run in earnest, those of quicksort near to the ones to be expected; results mean nothing.
    public static <T> Outcome<T> rehearse(Function<Party, T> program) {
        return rehearse(LinkSpeed.LAN, program);
    }

    /// As [#rehearse(Function)], by parties that take their links to be so fast.
    public static <T> Outcome<T> rehearse(LinkSpeed speed, Function<Party, T> program) {
        return play(
                MemoryLink::headersOnly,
                (index, links) -> Party.rehearse(index, links.get(0), links.get(1), speed),
                program);
    }

    private static <T> Outcome<T> play(Wires wires, Opening opening, Function<Party, T> program) {
        List<Link> zeroOne = wires.pair("party 0", "party 1", TIMEOUT);
        List<Link> oneTwo = wires.pair("party 1", "party 2", TIMEOUT);
        List<Link> twoZero = wires.pair("party 2", "party 0", TIMEOUT);
        List<Seat<T>> seats = List.of(
                new Seat<>(0, List.of(twoZero.get(1), zeroOne.get(0)), opening, program),
                new Seat<>(1, List.of(zeroOne.get(1), oneTwo.get(0)), opening, program),
                new Seat<>(2, List.of(oneTwo.get(1), twoZero.get(0)), opening, program));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Seat<T> seat : seats) {
            threads.add(Thread.ofPlatform().name("party " + seat.index).start(() -> {
                try {
                    seat.play();
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    seats.forEach(Seat::close);
                }
            }));
        }
        join(threads, seats);
        rethrow(failure.get());
        return new Outcome<>(
                seats.stream().map(Seat::result).toList(),
                seats.stream().map(Seat::cost).toList(),
                seats.stream().map(Seat::trace).toList());
    }

    private static <T> void join(List<Thread> threads, List<Seat<T>> seats) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            seats.forEach(Seat::close);
            Thread.currentThread().interrupt();
            throw new LinkFailure("this JVM", "interrupted while three parties ran", e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("a party failed", failure);
        }
    }

    /// One party's place: its links, and later its result.
    private static final class Seat<T> {
        private final int index;
        private final List<Link> links;
        private final Opening opening;
        private final Function<Party, T> program;
        private @Nullable T result;
        private @Nullable Party party;

        private Seat(int index, List<Link> links, Opening opening, Function<Party, T> program) {
            this.index = index;
            this.links = links;
            this.opening = opening;
            this.program = program;
        }

        private void play() {
            Party opened = opening.open(index, links);
            opened.meter().trace();
            party = opened;
            result = program.apply(opened);
            opened.finish();
        }

        private void close() {
            links.forEach(Link::close);
        }

        private T result() {
            return Objects.requireNonNull(result, "the program returned null");
        }

        private Cost cost() {
            return Objects.requireNonNull(party).meter().cost();
        }

        private List<Long> trace() {
            List<Long> sizes = new ArrayList<>();
            for (long bits : Objects.requireNonNull(party).meter().traced()) {
                sizes.add(bits);
            }
            return Collections.unmodifiableList(sizes);
        }
    }
}
