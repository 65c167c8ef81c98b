package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs a plan on shares: every party calls [#run] with the same plan and its own shares, and holds its shares
/// of the result afterwards.
///
/// Nothing is revealed but what [DisclosedFailure] says, by its one bit each, and the row counts that a trim asks
/// for. What a party does and sends depends on the plan, the schemas and the physical rows only, and on bits that
/// are opened because they are uniformly random. Inputs come before what reads them, a left input before a right one:
/// so the first failure is the same one for all. Equal parts of the plan are computed once; what was computed is let
/// go after its last use.
public final class SecretExecutor {
    private final Party party;
    private final TableSource source;
    private final TableOrders orders;
    private final Uses uses;
    private final UsefulOrders useful;
    private final PlanWatch watch;
    private final Map<Plan, SecretTable> kept = new HashMap<>();

    private SecretExecutor(Party party, TableSource source, Uses uses, UsefulOrders useful, PlanWatch watch) {
        this.party = party;
        this.source = source;
        this.orders = new TableOrders(source.orders());
        this.uses = uses;
        this.useful = useful;
        this.watch = watch;
    }

    /// The result of the plan, shared among the parties; its relation is what [Relations#of] says, and its
    /// physical rows are fewer where the plan trims.
    ///
    /// Throws [dev.trefoil.plan.PlanException] before anything runs if the plan is wrong, and
    /// [DisclosedFailure], at all three parties, if the data ends the run.
    public static SecretTable run(Party party, Plan plan, TableSource source) {
        return run(party, plan, source, PlanWatch.NONE);
    }

    /// As [#run], and tells the watch which part of the plan is executed.
    public static SecretTable run(Party party, Plan plan, TableSource source, PlanWatch watch) {
        Relation relation = Relations.of(plan, source);
        SecretTable result =
                new SecretExecutor(party, source, Uses.of(plan, source), UsefulOrders.of(plan), watch).compute(plan);
        boolean same =
                result.schema().equals(relation.schema()) && result.relation().sorted() == relation.sorted();
        if (!same || result.rows() > relation.maxRows()) {
            throw new IllegalStateException("the result is " + result.relation() + ", inferred was " + relation);
        }
        return result;
    }

    /// The wanted columns of a part of the plan, in the order of its schema.
    private SecretTable compute(Plan plan) {
        party.checkpoint();
        watch.begin(plan);
        List<Plan> inputs = plan instanceof Plan.Filter ? List.of() : PlanSize.inputs(plan);
        List<List<Column>> read = uses.read(plan);
        List<SecretTable> tables = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            tables.add(use(inputs.get(i)).only(read.get(i)));
        }
        List<Column> wanted = uses.wanted(plan);
        SecretTable result = operator(plan, tables, Set.copyOf(wanted)).only(wanted);
        watch.end(plan, result);
        return result;
    }

    /// The rows of a filter that meet these conditions, its own among them. A filter of filtered rows is one filter by
    /// both conditions, unless the first ones' failure or rows are wanted, or what is cast must be kept by them.
    private SecretTable filtered(Plan.Filter filter, List<Expression> conditions, long minimum) {
        if (filter.input() instanceof Plan.Filter inner
                && inner.minimumRows() == 0
                && uses.hasOneLeft(inner)
                && !kept.containsKey(inner)
                && conditions.stream().noneMatch(Wanted::hasCast)) {
            watch.begin(inner);
            List<Expression> all = new ArrayList<>(List.of(inner.where()));
            all.addAll(conditions);
            SecretTable result = filtered(inner, all, minimum);
            watch.end(inner, result);
            return result;
        }
        SecretTable input = use(filter.input()).only(uses.read(filter).getFirst());
        return ObliviousFilter.of(party, input, conditions, minimum);
    }

    /// A part of the plan for one of its uses.
    private SecretTable use(Plan part) {
        SecretTable here = kept.remove(part);
        if (here != null) {
            watch.again(part, here);
        }
        SecretTable table = here == null ? compute(part) : here;
        if (!uses.last(part)) {
            kept.put(part, table);
            watch.kept(part, table);
        }
        return table;
    }

    private SecretTable operator(Plan plan, List<SecretTable> inputs, Set<Column> wanted) {
        return switch (plan) {
            case Plan.Scan(TableRef table) -> orders.loaded(table, source.load(table, wanted));
            case Plan.Select(var _, List<Column> columns) -> Projections.select(inputs.getFirst(), columns, wanted);
            case Plan.Drop _ -> inputs.getFirst();
            case Plan.Rename rename -> Projections.rename(inputs.getFirst(), rename.renamings());
            case Plan.Assign assign -> Projections.assign(party, inputs.getFirst(), Wanted.assignments(assign, wanted));
            case Plan.Filter filter -> filtered(filter, List.of(filter.where()), filter.minimumRows());
            case Plan.Join join -> ObliviousJoin.of(party, join, inputs.getFirst(), inputs.getLast(), wanted);
            case Plan.Attach _ -> Attached.of(inputs.getFirst(), inputs.getLast());
            case Plan.Aggregate aggregate ->
                ObliviousAggregate.of(
                        party,
                        inputs.getFirst(),
                        aggregate.by(),
                        Wanted.measures(aggregate, wanted),
                        useful.ofGroups(aggregate));
            case Plan.Window window ->
                ObliviousWindow.of(
                        party, inputs.getFirst(), WindowReads.fewer(window, wanted), useful.ofGroups(window));
            case Plan.Sort(var _, List<Plan.SortKey> keys) -> ObliviousSort.of(party, inputs.getFirst(), keys, wanted);
            case Plan.Limit(var _, long offset, long rows) -> ObliviousLimit.of(party, inputs.getFirst(), offset, rows);
            case Plan.Tail(var _, long rows) -> ObliviousTail.of(party, inputs.getFirst(), rows);
            case Plan.Shuffle _ -> Shuffled.of(party, inputs.getFirst(), true);
            case Plan.Concat _ -> ObliviousConcat.of(party, inputs);
            case Plan.Trim _ -> Reveal.trimmed(party, inputs.getFirst());
        };
    }
}
