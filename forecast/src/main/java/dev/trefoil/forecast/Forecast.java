package dev.trefoil.forecast;

import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.secret.Footprint;
import dev.trefoil.secret.Shapes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/// What a step will cost before it runs: bytes, rounds, time and memory, for the whole and for each node of its plan.
///
/// The secret executor itself is rehearsed on tables of the same shapes, by three parties that send nothing but the
/// sizes of their messages; so bytes and rounds are those of a run, to the byte. Two things are not known before: how
/// a quicksort's random pivots split (a typical order is taken; a run is within some per cent of it), and how many rows
/// a result has whose number becomes public (it is taken at its bound). Nor is a run that ends early because of its
/// data foreseen.
///
/// A placeholder is taken to have some value of its type: costs hardly depend on which.
///
/// More than [#MOST_ROWS] rows, or more than fit the memory here, are extrapolated from rehearsals with fewer.
///
/// @param plan the plan of the step as a tree; nothing for an upload or removal
/// @param ending what making the result ready costs: revealing, storing, or the check of an upload
/// @param result the public shape of the result; nothing for a removal
/// @param hidesRows whether the result keeps hidden bits that say which of its rows are there
/// @param leavesOrders whether these are the costs of a first run, after which the parties keep orders of the stored
/// tables that it read: a run that asks for the same orders then costs less
/// @param memory bytes that a party needs at the most, see [Footprint]
/// @param extrapolatedFrom the rows of the largest table in the largest rehearsal, if costs are extrapolated
public record Forecast(
        Optional<NodeForecast> plan,
        Spent ending,
        Spent total,
        Optional<Relation> result,
        boolean hidesRows,
        boolean leavesOrders,
        long memory,
        OptionalLong extrapolatedFrom) {
    /// Rows of a plan's largest table that are rehearsed as they are.
    public static final long MOST_ROWS = 1L << 20;

    /// Of a step on stored tables; `hidesRows` tells of which of them hidden bits say what rows are there (results of
    /// earlier steps may be such, uploads never). An upload is taken to have `uploadRows` rows. The
    /// parties choose what they send by the speed of the `links`. Throws
    /// [dev.trefoil.plan.PlanException] if the step is wrong.
    public static Forecast of(
            Step step, Tables tables, Predicate<TableRef> hidesRows, long uploadRows, LinkSpeed links) {
        return of(step, Shapes.of(tables, hidesRows), uploadRows, links);
    }

    private static Forecast of(Step step, Shapes tables, long uploadRows, LinkSpeed links) {
        return switch (step) {
            case Step.Upload(var schema, var _) -> ofUpload(Relation.unsorted(schema, uploadRows), links);
            case Step.Store(Plan plan, var _) -> ofPlan(plan, false, tables, links);
            case Step.Reveal(Plan plan) -> ofPlan(plan, true, tables, links);
            case Step.UploadAny _, Step.Remove _ ->
                new Forecast(
                        Optional.empty(),
                        Spent.NOTHING,
                        Spent.NOTHING,
                        Optional.empty(),
                        false,
                        false,
                        0,
                        OptionalLong.empty());
        };
    }

    private static Forecast ofUpload(Relation upload, LinkSpeed links) {
        Scaled.Result scaled = Scaled.run(upload.maxRows(), Footprint.of(upload), factor -> {
            Relation smaller = Relation.unsorted(upload.schema(), factor.rows(upload.maxRows()));
            return Rehearsal.of(smaller, links);
        });
        Rehearsal rehearsal = scaled.rehearsal();
        return new Forecast(
                Optional.empty(),
                rehearsal.ending(),
                rehearsal.total(),
                Optional.of(upload),
                false,
                false,
                Footprint.of(upload),
                scaled.from());
    }

    private static Forecast ofPlan(Plan shown, boolean reveal, Shapes tables, LinkSpeed links) {
        Plan plan = Placeholders.bindSome(shown);
        Relation result = Relations.of(plan, tables);
        long memory = Footprint.of(plan, tables);
        Scaled.Result scaled = Scaled.run(
                mostRows(plan, tables), memory, factor -> Rehearsal.of(plan, reveal, factor.shapes(tables), links));
        Rehearsal rehearsal = scaled.rehearsal();
        return new Forecast(
                Optional.of(node(shown, plan, tables, rehearsal, new HashSet<>())),
                rehearsal.ending(),
                rehearsal.total(),
                Optional.of(result),
                rehearsal.hiding().contains(plan),
                rehearsal.leavesOrders(),
                memory,
                scaled.from());
    }

    private static long mostRows(Plan plan, Shapes tables) {
        long most = Relations.of(plan, tables).maxRows();
        for (Plan input : PlanSize.inputs(plan)) {
            most = Math.max(most, mostRows(input, tables));
        }
        return most;
    }

    private static NodeForecast node(Plan shown, Plan plan, Shapes tables, Rehearsal rehearsal, Set<Plan> seen) {
        boolean again = !seen.add(plan);
        List<NodeForecast> inputs = new ArrayList<>();
        for (int i = 0; i < PlanSize.inputs(plan).size(); i++) {
            inputs.add(node(PlanSize.inputs(shown).get(i), PlanSize.inputs(plan).get(i), tables, rehearsal, seen));
        }
        Spent own = again ? Spent.NOTHING : rehearsal.nodes().getOrDefault(plan, Spent.NOTHING);
        return new NodeForecast(
                shown, Relations.of(plan, tables), rehearsal.hiding().contains(plan), again, own, inputs);
    }
}
