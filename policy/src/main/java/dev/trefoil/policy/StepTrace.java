package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// One step that computes a plan: what is known of its result, and what it lets out.
final class StepTrace {
    private final Trail trail;
    private final Work work;
    private final int step;
    private final Plan plan;
    private final List<ScriptTables> sizes;
    private final Tracer tracer;
    private final Traced result;
    private final List<Told> told = new ArrayList<>();
    private final Set<Risk> risks = new TreeSet<>();
    private Exposure exposure = Exposure.NOTHING;

    StepTrace(Trail trail, int step, Plan plan, List<ScriptTables> sizes, Function<TableRef, Traced> tables) {
        this.trail = trail;
        this.work = trail.work();
        this.step = step;
        this.plan = plan;
        this.sizes = sizes;
        this.tracer = new Tracer(trail, step, tables);
        this.result = tracer.of(plan);
    }

    /// What is known of the plan's result.
    Traced result() {
        return result;
    }

    /// What the step lets out if its result stays secret.
    StepReport stored() {
        bits();
        return report(List.of(), List.of());
    }

    /// What the step lets out if its result goes to the analyst, after what was revealed before.
    StepReport revealed(Revealed before) {
        Schema schema = Relations.of(plan, sizes.getFirst()).schema();
        Place last = place(plan);
        Marks rows = result.rows().and(result.order().lineage(), work);
        told.add(new Told(new Disclosed.Cells(schema, result.grain()), last, List.of(), List.of()));
        if (!OneRow.of(plan)) {
            told.add(new Told(new Disclosed.RowCount(), last, List.of(), influences(result.rows())));
        }
        bits();
        add(result.risks());
        raise(
                switch (result.grain()) {
                    case ROW -> Exposure.ROWS;
                    case GROUP -> Exposure.GROUPS;
                    case TABLE -> Exposure.TOTALS;
                });
        List<RevealedColumn> columns = new ArrayList<>();
        Marks groupings = Marks.NONE;
        for (Field field : schema.fields()) {
            TracedColumn column = result.column(field.column());
            columns.add(column(field, column, rows));
            add(column.risks());
            if (column.grain() != Grain.ROW) {
                few(column, rows);
                groupings = groupings.and(column.groupings(), work);
            }
        }
        groupings.stream()
                .forEach(number -> before.add(
                                trail.registry().grouping(number),
                                result.leftOut().contains(number))
                        .forEach(this::add));
        return report(columns, influences(rows));
    }

    private StepReport report(List<RevealedColumn> columns, List<Influence> rows) {
        return new StepReport(step, exposure, told, columns, rows, List.copyOf(risks));
    }

    private void bits() {
        PlanDisclosure disclosure = new PlanDisclosure(sizes);
        for (Plan part : List.copyOf(tracer.plans())) {
            List<Place> inputs = PlanSize.inputs(part).stream().map(this::place).toList();
            for (Disclosed what : disclosure.of(part)) {
                told.add(new Told(what, place(part), inputs, influences(from(what, part))));
                probe(what, part);
            }
        }
    }

    /// What a bit about `part` could tell about.
    private Marks from(Disclosed what, Plan part) {
        List<Traced> inputs = PlanSize.inputs(part).stream().map(tracer::of).toList();
        return switch (what) {
            case Disclosed.RowsLeft _ -> inputs.getFirst().rows();
            case Disclosed.MinimumMet(var where, long _) ->
                trail.expression(inputs.getFirst(), place(part))
                        .of(where)
                        .lineage()
                        .and(inputs.getFirst().rows(), work);
            case Disclosed.CastHeld(var operand, var _) ->
                trail.expression(inputs.getFirst(), place(part))
                        .of(operand)
                        .lineage()
                        .and(inputs.getFirst().rows(), work);
            case Disclosed.KeysUnique(var side, var keys) ->
                switch (side) {
                    case LEFT -> keys(inputs.getFirst(), keys);
                    case RIGHT -> keys(inputs.getLast(), keys);
                };
            case Disclosed.MatchesBounded(var pairs, long _) ->
                keys(inputs.getFirst(), pairs.stream().map(Plan.KeyPair::left).toList())
                        .and(
                                keys(
                                        inputs.getLast(),
                                        pairs.stream().map(Plan.KeyPair::right).toList()),
                                work);
            case Disclosed.Cells _, Disclosed.RowCount _, Disclosed.UploadFits _, Disclosed.AnyUploadFits _ ->
                throw new IllegalStateException("no operator tells this by itself");
        };
    }

    private Marks keys(Traced side, List<Column> keys) {
        Marks all = side.rows();
        for (Column key : keys) {
            all = all.and(side.column(key).lineage(), work);
        }
        return Sources.as(Way.KEY, all, work);
    }

    private void probe(Disclosed what, Plan part) {
        if (what instanceof Disclosed.MinimumMet(var _, long minimum) && minimum < Exposure.ENOUGH) {
            add(new Risk(RiskKind.PROBE, place(part)));
        }
        if (what instanceof Disclosed.RowsLeft(Plan of)) {
            Traced left = tracer.of(of);
            raise(Exposure.TOTALS);
            if (!left.rows().isEmpty() && left.grain() == Grain.ROW && left.atLeast() < Exposure.ENOUGH) {
                add(new Risk(RiskKind.FEW_ROWS, place(part)));
            }
        }
    }

    private RevealedColumn column(Field field, TracedColumn column, Marks rows) {
        List<RowsBehind> behind = new ArrayList<>();
        for (int table : trail.sources().tablesOf(column.lineage().and(rows, work))) {
            Share share = share(column, table);
            behind.add(new RowsBehind(
                    trail.sources().tables().get(table),
                    column.grain() != Grain.ROW && share.whole(),
                    column.grain() == Grain.ROW ? Math.min(share.each(), 1) : share.each()));
        }
        return new RevealedColumn(field, column.grain(), influences(column.lineage()), behind);
    }

    /// The rows of a table behind the values of a column; none are sure where it only helped to choose rows.
    private Share share(TracedColumn column, int table) {
        Share own = column.behind().shares().get(table);
        Share rows = own == null && column.grain() == result.grain()
                ? result.behind().shares().get(table)
                : own;
        return rows == null ? new Share(0, false, false, 0, 0) : rows;
    }

    private void few(TracedColumn column, Marks rows) {
        boolean enough = trail.sources().tablesOf(column.lineage().and(rows, work)).stream()
                .filter(table -> !trail.sources().own(table))
                .allMatch(table -> share(column, table).enough());
        boolean told = column.risks().stream()
                .anyMatch(number -> trail.registry().risk(number).kind().raises());
        if (!enough && !column.groupings().isEmpty() && (column.grain() == Grain.GROUP || !told)) {
            Place at = trail.registry()
                    .grouping(column.groupings().stream().max().orElseThrow())
                    .place();
            add(new Risk(column.grain() == Grain.GROUP ? RiskKind.SMALL_GROUPS : RiskKind.FEW_ROWS, at));
        }
    }

    private void add(Marks numbers) {
        numbers.stream().mapToObj(trail.registry()::risk).forEach(this::add);
    }

    private void add(Risk risk) {
        risks.add(risk);
        if (risk.kind().raises()) {
            raise(Exposure.RISKY);
        }
    }

    private void raise(Exposure to) {
        exposure = exposure.or(to);
    }

    private List<Influence> influences(Marks atoms) {
        work.add(atoms.size());
        return trail.sources().influences(atoms);
    }

    private Place place(Plan part) {
        return new Place(step, tracer.line(part));
    }
}
