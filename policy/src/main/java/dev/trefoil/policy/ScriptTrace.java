package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.policy.Traced.Order;
import dev.trefoil.policy.Traced.Population;
import dev.trefoil.script.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows a script step by step: what each stores, and what each lets out.
final class ScriptTrace {
    private final Script script;
    private final List<ScriptTables> sizes;
    private final Trail trail;
    private final Revealed revealed;
    private final Map<TableRef, Traced> tables = new HashMap<>();
    private final List<StepReport> reports = new ArrayList<>();

    ScriptTrace(Script script, Work work) {
        this.script = script;
        this.sizes = ScriptTables.ofAllSizes(script);
        this.trail = new Trail(new Sources(script), new Registry(), new Meanings(work), work);
        this.revealed = new Revealed(work);
        trail.sources().tables().forEach(table -> tables.put(table, source(table)));
    }

    List<StepReport> reports() {
        for (int number = 1; number <= script.steps().size(); number++) {
            reports.add(report(number));
        }
        return reports;
    }

    private StepReport report(int number) {
        return switch (script.step(number)) {
            case Step.Upload(Schema schema, var _) -> upload(number, new Disclosed.UploadFits(schema));
            case Step.UploadAny(var limits, var _) -> upload(number, new Disclosed.AnyUploadFits(limits));
            case Step.Store(Plan plan, var _) -> {
                StepTrace step = step(number, plan);
                tables.put(new StepRef(number), step.result().withOrder(Order.NONE));
                yield step.stored();
            }
            case Step.Reveal(Plan plan) -> step(number, plan).revealed(revealed);
            case Step.Remove _ -> new StepReport(number, Exposure.NOTHING, List.of(), List.of(), List.of(), List.of());
        };
    }

    private static StepReport upload(int number, Disclosed what) {
        Told told = new Told(what, new Place(number, 0), List.of(), List.of());
        return new StepReport(number, Exposure.NOTHING, List.of(told), List.of(), List.of(), List.of());
    }

    private StepTrace step(int number, Plan plan) {
        return new StepTrace(trail, number, plan, sizes, this::table);
    }

    private Traced table(TableRef table) {
        Traced traced = tables.get(table);
        if (traced == null) {
            throw new PlanException("nothing is known of the table that is read: " + table);
        }
        return traced;
    }

    /// A table as it came from its owner: each of its values stands on one row.
    private Traced source(TableRef table) {
        int number = trail.sources().number(table);
        Behind behind = Behind.row(number);
        Map<Column, TracedColumn> columns = new LinkedHashMap<>();
        for (Field field : trail.sources().schema(number).fields()) {
            int atom = trail.sources().atom(number, columns.size());
            columns.put(
                    field.column(),
                    new TracedColumn(
                            Marks.of(atom),
                            Marks.NONE,
                            Grain.ROW,
                            Derivation.LINEAR,
                            field.type().nullable(),
                            trail.meanings().of("source", List.of(atom)),
                            behind,
                            Marks.NONE,
                            0));
        }
        return new Traced(
                columns,
                Marks.NONE,
                Marks.NONE,
                Order.NONE,
                Grain.ROW,
                0,
                behind,
                new Population(trail.meanings().of("table", List.of(number)), Marks.NONE),
                Marks.NONE,
                Marks.NONE);
    }
}
