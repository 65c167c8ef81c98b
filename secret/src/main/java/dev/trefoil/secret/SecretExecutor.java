package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import java.util.List;
import java.util.Set;

/// Runs a plan on shares: every party calls [#run] with the same plan and its own shares, and holds its shares
/// of the result afterwards.
///
/// Nothing is revealed but what [DisclosedFailure] says, by its one bit each, and the row counts that a trim asks
/// for. What a party does and sends depends on the plan, the schemas and the physical rows only, and on bits that
/// are opened because they are uniformly random. Inputs come before what reads them, a left input before a right one:
/// so the first failure
/// is the same one for all.
public final class SecretExecutor {
    private final Party party;
    private final TableSource source;
    private final PlanWatch watch;

    private SecretExecutor(Party party, TableSource source, PlanWatch watch) {
        this.party = party;
        this.source = source;
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
        SecretTable result = new SecretExecutor(party, source, watch)
                .run(plan, Set.copyOf(relation.schema().columns()));
        boolean same =
                result.schema().equals(relation.schema()) && result.relation().sorted() == relation.sorted();
        if (!same || result.rows() > relation.maxRows()) {
            throw new IllegalStateException("the result is " + result.relation() + ", inferred was " + relation);
        }
        return result;
    }

    /// The wanted columns of the plan's result, in the order of its schema.
    private SecretTable run(Plan plan, Set<Column> wanted) {
        party.checkpoint();
        List<Column> schema = schema(plan).columns();
        List<Column> columns = schema.stream().filter(wanted::contains).toList();
        List<Column> some = columns.isEmpty() ? schema.subList(0, 1) : columns;
        watch.begin(plan);
        SecretTable result = operator(plan, Set.copyOf(some)).only(some);
        watch.end(plan, result);
        return result;
    }

    private SecretTable operator(Plan plan, Set<Column> wanted) {
        return switch (plan) {
            case Plan.Scan(TableRef table) -> source.load(table, wanted);
            case Plan.Select(Plan input, List<Column> columns) ->
                Projections.select(run(input, wanted), columns, wanted);
            case Plan.Drop(Plan input, var _) -> run(input, wanted);
            case Plan.Rename rename ->
                Projections.rename(run(rename.input(), Wanted.byRename(rename, wanted)), rename.renamings());
            case Plan.Assign assign ->
                Projections.assign(
                        party,
                        run(assign.input(), Wanted.byAssign(assign, wanted)),
                        Wanted.assignments(assign, wanted));
            case Plan.Filter filter ->
                ObliviousFilter.of(party, run(filter.input(), Wanted.byFilter(filter, wanted)), filter);
            case Plan.Join join -> join(join, wanted);
            case Plan.Aggregate aggregate -> {
                SecretTable input = run(aggregate.input(), Wanted.byAggregate(aggregate, wanted));
                yield ObliviousAggregate.of(party, input, aggregate.by(), Wanted.measures(aggregate, wanted));
            }
            case Plan.Window window -> window(window, wanted);
            case Plan.Sort(Plan input, List<Plan.SortKey> keys) ->
                ObliviousSort.of(party, run(input, all(input)), keys, wanted);
            case Plan.Limit(Plan input, long offset, long rows) ->
                ObliviousLimit.of(party, run(input, wanted), offset, rows);
            case Plan.Tail(Plan input, long rows) -> ObliviousTail.of(party, run(input, wanted), rows);
            case Plan.Shuffle(Plan input) -> Shuffled.of(party, run(input, wanted), true);
            case Plan.Concat(List<Plan> inputs) ->
                ObliviousConcat.of(
                        party, inputs.stream().map(input -> run(input, wanted)).toList());
            case Plan.Trim(Plan input) -> Reveal.trimmed(party, run(input, wanted));
        };
    }

    private SecretTable join(Plan.Join join, Set<Column> wanted) {
        SecretTable left = run(join.left(), Wanted.byJoin(join, wanted, true));
        SecretTable right = run(join.right(), Wanted.byJoin(join, wanted, false));
        return ObliviousJoin.of(party, left, right, join.keys(), join.kind());
    }

    private SecretTable window(Plan.Window window, Set<Column> wanted) {
        WindowReads reads = WindowReads.of(window, wanted, all(window.input()));
        return ObliviousWindow.of(party, run(window.input(), reads.columns()), reads.window());
    }

    private Set<Column> all(Plan plan) {
        return Set.copyOf(schema(plan).columns());
    }

    private Schema schema(Plan plan) {
        return Relations.of(plan, source).schema();
    }
}
