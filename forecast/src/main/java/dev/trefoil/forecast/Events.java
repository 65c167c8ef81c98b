package dev.trefoil.forecast;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Cost;
import dev.trefoil.plan.Plan;
import dev.trefoil.secret.PlanWatch;
import dev.trefoil.secret.SecretTable;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one party had spent whenever it turned from one node of a plan to another.
///
/// The parties turn at the same places, so that their lists have the same nodes in the same order.
final class Events implements PlanWatch {
    private final Party party;
    private final Set<Plan> nodes;
    private final List<Event> events = new ArrayList<>();
    private final Set<Plan> hiding = new HashSet<>();
    private final Deque<Optional<Plan>> open = new ArrayDeque<>();

    /// Tells of these nodes; what is spent on others belongs to the node within which they are executed.
    Events(Party party, Set<Plan> nodes) {
        this.party = party;
        this.nodes = nodes;
        open.push(Optional.empty());
    }

    /// The state at the end of a stretch of work on `node`, or on no node of the plan.
    record Event(Optional<Plan> node, Cost cost, int guesses, long nanos) {}

    @Override
    public void begin(Plan plan) {
        mark();
        open.push(nodes.contains(plan) ? Optional.of(plan) : open.getFirst());
    }

    @Override
    public void end(Plan plan, SecretTable result) {
        mark();
        open.pop();
        if (result.valid().isPresent()) {
            hiding.add(plan);
        }
    }

    /// Ends the present stretch.
    void mark() {
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        events.add(
                new Event(open.getFirst(), party.meter().cost(), party.meter().guesses(), nanos));
    }

    /// Events by number are the same at all three parties.
    List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /// The nodes in whose results hidden bits say which rows are there.
    Set<Plan> hiding() {
        return Set.copyOf(hiding);
    }
}
