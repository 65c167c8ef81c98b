package dev.trefoil.forecast;

import dev.trefoil.forecast.Events.Event;
import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.secret.RehearsedOrders;
import dev.trefoil.secret.RehearsedTables;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.Shapes;
import dev.trefoil.secret.StoredShares;
import dev.trefoil.secret.UploadCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// One rehearsal of a step by three parties in this JVM: what each node of its plan cost.
///
/// @param nodes what was spent on each node of the plan, without its inputs
/// @param ending what was spent outside of the plan: on making the result ready, on checking an upload
/// @param hiding the nodes in whose results hidden bits say which rows are there
/// @param leavesOrders whether the parties keep orders of stored tables of it, so that a later run costs less
record Rehearsal(Map<Plan, Spent> nodes, Spent ending, Set<Plan> hiding, boolean leavesOrders) {
    Rehearsal {
        nodes = Map.copyOf(nodes);
        hiding = Set.copyOf(hiding);
    }

    /// Of a step that computes a plan.
    static Rehearsal of(Plan plan, boolean reveal, Shapes tables, LinkSpeed links) {
        Set<Plan> nodes = new HashSet<>();
        collect(plan, nodes);
        RehearsedOrders orders = new RehearsedOrders();
        Rehearsal rehearsal = of(links, nodes, (party, events) -> {
            SecretTable table = SecretExecutor.run(party, plan, new RehearsedTables(tables, orders), events);
            if (reveal) {
                Reveal.prepare(party, table);
            } else {
                StoredShares.prepare(party, table);
            }
        });
        return new Rehearsal(rehearsal.nodes, rehearsal.ending, rehearsal.hiding, orders.areLeft());
    }

    /// Of an upload.
    static Rehearsal of(Relation upload, LinkSpeed links) {
        Set<Column> columns = Set.copyOf(upload.schema().columns());
        return of(
                links,
                Set.of(),
                (party, _) -> UploadCheck.require(party, RehearsedTables.load(upload, false, columns)));
    }

    private static Rehearsal of(LinkSpeed links, Set<Plan> nodes, BiConsumer<Party, Events> work) {
        List<Events> parties = InMemoryTrio.rehearse(links, party -> {
                    Events events = new Events(party, nodes);
                    events.mark();
                    work.accept(party, events);
                    events.mark();
                    return events;
                })
                .results();
        Map<Plan, Spent> spent = new HashMap<>();
        Spent ending = Spent.NOTHING;
        for (int event = 1; event < parties.getFirst().events().size(); event++) {
            Spent stretch = between(parties, event - 1, event);
            Optional<Plan> node = parties.getFirst().events().get(event).node();
            if (node.isPresent()) {
                spent.merge(node.get(), stretch, Spent::plus);
            } else {
                ending = ending.plus(stretch);
            }
        }
        return new Rehearsal(spent, ending, parties.getFirst().hiding(), false);
    }

    private static Spent between(List<Events> parties, int before, int after) {
        List<Long> bytes = new ArrayList<>();
        long nanos = 0;
        boolean exact = true;
        for (Events party : parties) {
            Event start = party.events().get(before);
            Event end = party.events().get(after);
            bytes.add(end.cost().bytes() - start.cost().bytes());
            exact &= end.guesses() == start.guesses();
            nanos = Math.max(nanos, end.nanos() - start.nanos());
        }
        return new Spent(bytes, rounds(parties, after) - rounds(parties, before), nanos / 1e9, exact);
    }

    /// The rounds that any party has seen until then.
    private static int rounds(List<Events> parties, int event) {
        return parties.stream()
                .mapToInt(party -> party.events().get(event).cost().rounds())
                .max()
                .orElse(0);
    }

    /// All that was spent.
    Spent total() {
        return nodes.values().stream().reduce(ending, Spent::plus);
    }

    /// The same with the lesser of the processor times of both.
    Rehearsal quicker(Rehearsal other) {
        Map<Plan, Spent> quicker = new HashMap<>(nodes);
        other.nodes.forEach((plan, spent) -> quicker.merge(plan, spent, Spent::quicker));
        return new Rehearsal(quicker, ending.quicker(other.ending), hiding, leavesOrders);
    }

    private static void collect(Plan plan, Set<Plan> into) {
        if (into.add(plan)) {
            PlanSize.inputs(plan).forEach(input -> collect(input, into));
        }
    }
}
