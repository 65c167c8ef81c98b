package dev.trefoil.testing.cluster;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Recorder;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.StepOfRun;
import dev.trefoil.wire.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A race for the few runs of an approval: many attempts at once, over several connections, while parties die.
///
/// What counts is what the parties have kept: no client can have got a part of a result that no party sealed.
public final class RunRace {
    private static final int CLIENTS = 4;
    private static final int LAST = 3;
    private static final int ROWS = 3;
    private static final List<String> POINTS =
            List.of("before RUN_COUNTED", "after RUN_COUNTED", "before RESULT_KEPT", "after RESULT_KEPT");

    private final Cluster cluster;
    private final Random random;
    private final Handle table;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final Set<StepOfRun> results = ConcurrentHashMap.newKeySet();
    private int deaths;

    /// What a race came to.
    ///
    /// @param deaths of party processes
    /// @param refused attempts
    /// @param unavailable attempts for which a party was not there or busy
    /// @param results that a client got
    /// @param kept results of which any party has kept a part
    public record Outcome(int attempts, int deaths, int refused, int unavailable, int results, int kept) {}

    private RunRace(Cluster cluster, Handle table, Random random) {
        this.cluster = cluster;
        this.table = table;
        this.random = random;
    }

    /// Uploads the table of three rows that the races read.
    public static Handle upload(Cluster cluster) {
        Frame.Builder rows = Frame.builder(schema(), ROWS);
        for (int row = 0; row < ROWS; row++) {
            rows.number(0, row, row);
        }
        try (Parties petra = cluster.as(Museum.petra())) {
            return petra.upload(ShareUpload.of(rows.build(), Optional.empty())).table();
        }
    }

    private static Schema schema() {
        return Schema.of(Field.of("age", Type.int_(0, 120)));
    }

    /// Runs a race for an approval of its own, `name`. All parties run afterwards.
    public static Outcome run(
            Cluster cluster,
            Handle table,
            String name,
            StepOrder order,
            long maxRuns,
            int attempts,
            int kills,
            Random random) {
        RunRace race = new RunRace(cluster, table, random);
        ApprovedFile file = race.approve(name, order, maxRuns);
        List<StepOfRun> places = race.places(order, attempts);
        try (Clients clients = new Clients(cluster)) {
            int batches = kills + 1;
            for (int batch = 0; batch < batches; batch++) {
                int from = batch * attempts / batches;
                int to = (batch + 1) * attempts / batches;
                race.batch(clients, file, places.subList(from, to), batch > 0);
            }
            for (StepOfRun place : race.places(order, LAST)) {
                race.untilHeard(clients.number(0), file, place);
            }
        }
        return new Outcome(
                attempts + LAST,
                race.deaths,
                race.refused.get(),
                race.unavailable.get(),
                race.results.size(),
                race.kept(file));
    }

    /// Attempts that begin at once, of which some see a party die if one is to; all parties run before and afterwards.
    private void batch(Clients clients, ApprovedFile file, List<StepOfRun> places, boolean death) {
        int victim = random.nextInt(3);
        boolean armed = death && random.nextBoolean();
        if (armed) {
            cluster.restart(victim, POINTS.get(random.nextInt(POINTS.size())));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                Parties parties = clients.number(i);
                StepOfRun place = places.get(i);
                running.add(threads.submit(() -> attempt(parties, file, place)));
            }
            if (death && !armed) {
                LockSupport.parkNanos(random.nextLong(600_000_000L));
                kill(victim);
            }
            running.forEach(RunRace::end);
        }
        if (armed) {
            kill(victim);
        }
        cluster.restart();
    }

    /// One party, or all three.
    private void kill(int victim) {
        boolean all = random.nextInt(4) == 0;
        for (int party = 0; party < 3; party++) {
            if (all || party == victim) {
                cluster.party(party).kill();
                deaths++;
            }
        }
    }

    private static void end(Future<?> attempt) {
        try {
            attempt.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attempt broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The analyst over several connections.
    private static final class Clients implements AutoCloseable {
        private final List<Parties> parties = new ArrayList<>();

        Clients(Cluster cluster) {
            for (int i = 0; i < CLIENTS; i++) {
                parties.add(cluster.as(Museum.anna()));
            }
        }

        Parties number(int attempt) {
            return parties.get(attempt % CLIENTS);
        }

        @Override
        public void close() {
            parties.forEach(Parties::close);
        }
    }

    private ApprovedFile approve(String name, StepOrder order, long maxRuns) {
        Recorder recorder = new Recorder(name);
        recorder.table(table, schema());
        recorder.add(new Step.Reveal(new Plan.Scan(table)));
        if (order == StepOrder.FREE) {
            recorder.add(new Step.Reveal(new Plan.Concat(List.of(new Plan.Scan(table), new Plan.Scan(table)))));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Cluster.signed(
                Request.of(
                                recorder.script(),
                                cluster.environment(),
                                Museum.anna().verificationKey(),
                                "A race",
                                "",
                                now.minusSeconds(60),
                                now.plusSeconds(86_400),
                                maxRuns)
                        .withOrder(order),
                List.of(Museum.alice(), Museum.bob()));
    }

    /// Mostly runs of their own; some share a tag with an earlier one, in free order with other steps and sessions.
    private List<StepOfRun> places(StepOrder order, int count) {
        List<StepOfRun> places = new ArrayList<>();
        RunTag session = RunTag.random();
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && random.nextInt(4) == 0;
            RunTag tag = again ? places.get(random.nextInt(i)).tag() : RunTag.random();
            places.add(
                    switch (order) {
                        case LINEAR -> StepOfRun.of(tag, 1);
                        case FREE ->
                            new StepOfRun(tag, random.nextBoolean() ? session : RunTag.random(), 1 + random.nextInt(2));
                    });
        }
        return places;
    }

    /// Attempts until the parties have time for it: right after so many at once they may still be busy.
    private void untilHeard(Parties parties, ApprovedFile file, StepOfRun place) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int before;
        do {
            before = unavailable.get();
            attempt(parties, file, place);
        } while (unavailable.get() > before && System.nanoTime() < end);
    }

    private void attempt(Parties parties, ApprovedFile file, StepOfRun place) {
        Authorization authorization = file.authorization(cluster.environment());
        Step step = authorization.request().script().step(place.number());
        try {
            StepResult.Revealed result = (StepResult.Revealed)
                    parties.run(file.file(), authorization, place, step, Optional.empty(), Bindings.NONE);
            if (result.frame().rows() != place.number() * ROWS) {
                throw new IllegalStateException("a result of " + result.frame().rows() + " rows");
            }
            results.add(place);
        } catch (PartyFailure e) {
            (e.kind() == Failure.Kind.REFUSED ? refused : unavailable).incrementAndGet();
        }
    }

    /// How many different runs any party has kept a result of.
    private int kept(ApprovedFile file) {
        String authorization =
                file.authorization(cluster.environment()).digest().hex();
        Set<String> kept = new HashSet<>();
        for (int party = 0; party < 3; party++) {
            kept.addAll(cluster.party(party).keptResults(authorization));
        }
        return kept.size();
    }
}
