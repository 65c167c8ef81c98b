package dev.trefoil.engine;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What this party is running now: bounded in number, one step at a time of each run, and each can be cancelled.
/// A step that still waits for the other parties to join gives way when its run is asked for again.
final class ActiveRuns {
    /// What a run is: an upload, a removal, or a step of an approved script.
    ///
    /// @param call the digest of the signed call, which names the run among the parties
    /// @param owner the key id of who signed it
    /// @param tag the run tag, for a step
    /// @param authorization what permits it, for a step
    record Purpose(Digest call, Digest owner, Optional<String> tag, Optional<Authorization> authorization) {
        /// Of an upload or removal.
        Purpose(Digest call, Digest owner) {
            this(call, owner, Optional.empty(), Optional.empty());
        }
    }

    private final int most;
    private final Map<Digest, ActiveRun> running = new HashMap<>();
    private final Map<Digest, Set<Handle>> releasing = new HashMap<>();

    ActiveRuns(int most) {
        this.most = most;
    }

    /// Registers a run on the calling thread; close it when it has ended. Throws [Unavailable] if there are too
    /// many, [Refused] if the same run is busy.
    synchronized ActiveRun begin(Purpose purpose) {
        if (running.containsKey(purpose.call())) {
            throw new Refused(Reason.Kind.STEP_REPEATED, "this very request is running already");
        }
        for (ActiveRun run : List.copyOf(running.values())) {
            if (purpose.tag().isPresent() && run.purpose().tag().equals(purpose.tag())) {
                run.giveWay();
            }
        }
        if (running.size() >= most) {
            throw new Unavailable(
                    "this party runs " + running.size() + " requests already, its limit: ask again later");
        }
        ActiveRun run = new ActiveRun(purpose, Thread.currentThread(), this);
        running.put(purpose.call(), run);
        return run;
    }

    /// How many steps of the authorization run now.
    synchronized long running(Digest authorization) {
        return running.values().stream()
                .flatMap(run -> run.purpose().authorization().stream())
                .filter(other -> other.digest().equals(authorization))
                .count();
    }

    synchronized void end(ActiveRun run) {
        running.remove(run.purpose().call());
        releasing.remove(run.purpose().call());
    }

    /// From now on the run gives away what it computed from these tables: until it ends, none of them is removed. The
    /// caller looks after this whether they are all still there.
    synchronized void release(Digest call, Set<Handle> tables) {
        releasing.put(call, Set.copyOf(tables));
    }

    /// Does `removal` of the table, unless a run gives away just now what it computed from it: throws [Unavailable]
    /// then. So what is revealed after a removal was acknowledged never comes from that table.
    synchronized void remove(Handle table, Runnable removal) {
        if (releasing.values().stream().anyMatch(tables -> tables.contains(table))) {
            throw new Unavailable("a step that reads table " + table.brief()
                    + "... is giving out its result just now: ask again in a moment");
        }
        removal.run();
    }

    /// Does `arrival` of a table that takes a name over, one at a time, unless another run than `call` gives away just
    /// now what it computed from the table that had the name: throws [Unavailable] then.
    synchronized void arrive(Digest call, Supplier<Optional<Handle>> replaced, Runnable arrival) {
        Optional<Handle> old = replaced.get();
        boolean busy = releasing.entrySet().stream()
                .anyMatch(run -> !run.getKey().equals(call)
                        && old.filter(run.getValue()::contains).isPresent());
        if (busy) {
            throw new Unavailable("a step that reads the table which had this name is giving out its result just now:"
                    + " ask again in a moment");
        }
        arrival.run();
    }

    /// Ends the run named by this call, if it is going on.
    void end(Digest call) {
        Optional<ActiveRun> run;
        synchronized (this) {
            run = Optional.ofNullable(running.get(call));
        }
        run.ifPresent(ActiveRun::cancel);
    }

    /// Ends every run against which `judge` finds reasons, which are what it is told.
    void refuse(Function<Purpose, List<Reason>> judge) {
        List<ActiveRun> all;
        synchronized (this) {
            all = List.copyOf(running.values());
        }
        for (ActiveRun run : all) {
            List<Reason> reasons = judge.apply(run.purpose());
            if (!reasons.isEmpty()) {
                run.refuse(new Refused(reasons));
            }
        }
    }

    /// Whether the run named by this call is going on.
    synchronized boolean isRunning(Digest call) {
        return running.containsKey(call);
    }

    /// Cancels the runs of `owner` with this tag; whether there was one.
    boolean cancel(String tag, Digest owner) {
        Optional<ActiveRun> run;
        synchronized (this) {
            run = running.values().stream()
                    .filter(active -> active.purpose().tag().equals(Optional.of(tag))
                            && active.purpose().owner().equals(owner))
                    .findFirst();
        }
        run.ifPresent(ActiveRun::cancel);
        return run.isPresent();
    }
}
