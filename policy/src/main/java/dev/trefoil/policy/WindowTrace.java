package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.plan.WindowMeasure.PlaceKind;
import dev.trefoil.policy.Traced.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of values that a window brings to each row from the rows of its group.
final class WindowTrace {
    private final Trail trail;
    private final Work work;
    private final Traced input;
    private final Plan.Window window;
    private final Place place;
    private final MeasureTrace groups;

    WindowTrace(Trail trail, Traced input, Plan.Window window, Place place) {
        this.trail = trail;
        this.work = trail.work();
        this.input = input;
        this.window = window;
        this.place = place;
        this.groups = new MeasureTrace(trail, input, window.partitionBy(), place);
    }

    Traced traced() {
        Map<Column, TracedColumn> columns = new LinkedHashMap<>(input.columns());
        window.measures().forEach(measure -> columns.put(measure.output(), of(measure)));
        return input.withColumns(columns).withOrder(Order.NONE);
    }

    private TracedColumn of(WindowMeasure measure) {
        return switch (measure) {
            case WindowMeasure.Place(var kind, var _) ->
                copied(
                        List.of(),
                        order(kind == PlaceKind.ROW_NUMBER),
                        trail.meanings().of(kind, orderMeaning()));
            case WindowMeasure.Shift(var kind, Column of, long offset, var _) ->
                copied(List.of(of), order(true), meaning(List.of(kind, offset), of));
            case WindowMeasure.RunningSum(Column of, var _) -> copied(List.of(of), order(true), meaning("running", of));
            case WindowMeasure.OfGroup(Measure of) -> ofGroup(groups.of(of));
        };
    }

    private TracedColumn ofGroup(TracedColumn measured) {
        return new TracedColumn(
                measured.lineage().and(groups.groups(), work),
                measured.risks(),
                measured.grain(),
                Derivation.COMPUTED,
                measured.nullable(),
                measured.meaning(),
                measured.behind().map(Share::repeated, work),
                measured.groupings(),
                0);
    }

    private TracedColumn copied(List<Column> from, Marks order, int meaning) {
        Marks lineage = order.and(groups.groups(), work);
        Marks risks = trail.registry().risk(RiskKind.COPY, place);
        Marks groupings = input.groupings();
        for (Column column : from) {
            TracedColumn traced = input.column(column);
            lineage = lineage.and(traced.lineage(), work);
            risks = risks.and(traced.risks(), work);
            groupings = groupings.and(traced.groupings(), work);
        }
        return new TracedColumn(
                lineage,
                risks,
                input.grain(),
                Derivation.COMPUTED,
                true,
                meaning,
                input.behind().map(Share::unknown, work).map(Share::repeated, work),
                groupings,
                0);
    }

    /// What decides the places of rows in their group: the keys, and where ties matter all columns.
    private Marks order(boolean ties) {
        Marks lineage = Marks.NONE;
        if (ties) {
            for (TracedColumn column : input.columns().values()) {
                lineage = lineage.and(column.lineage(), work);
            }
        } else {
            for (Plan.SortKey key : window.orderBy()) {
                lineage = lineage.and(input.column(key.column()).lineage(), work);
            }
        }
        return Sources.as(Way.ORDER, lineage, work);
    }

    private int meaning(Object what, Column of) {
        List<Integer> parts = new ArrayList<>(orderMeaning());
        parts.add(input.column(of).meaning());
        return trail.meanings().of(what, parts);
    }

    private List<Integer> orderMeaning() {
        List<Integer> parts = new ArrayList<>();
        parts.add(trail.meanings().of(input.population()));
        window.partitionBy().forEach(column -> parts.add(input.column(column).meaning()));
        parts.add(0);
        window.orderBy().forEach(key -> parts.add(input.column(key.column()).meaning() * (key.descending() ? -1 : 1)));
        return parts;
    }
}
