package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.policy.Registry.Grouping;
import dev.trefoil.policy.Traced.Order;
import dev.trefoil.policy.Traced.Population;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of measures over all rows of a table, or over each of its groups.
final class MeasureTrace {
    private final Trail trail;
    private final Work work;
    private final Traced input;
    private final List<Column> by;
    private final Place place;
    private final int number;
    private final int meaning;

    MeasureTrace(Trail trail, Traced input, List<Column> by, Place place) {
        this.trail = trail;
        this.work = trail.work();
        this.input = input;
        this.by = by;
        this.place = place;
        int[] keys =
                by.stream().mapToInt(column -> input.column(column).meaning()).toArray();
        this.number = trail.registry().grouping(new Grouping(input.population(), Marks.of(keys), place));
        List<Integer> parts = new ArrayList<>(Marks.of(keys).list());
        parts.add(trail.meanings().of(input.population()));
        this.meaning = trail.meanings().of("groups", parts);
    }

    Traced aggregate(List<Measure> measures) {
        boolean total = by.isEmpty();
        Marks groupings = input.groupings().and(Marks.of(number), work);
        Behind behind = input.behind().map(this::additive, work);
        Map<Column, TracedColumn> columns = new LinkedHashMap<>();
        for (Column key : by) {
            TracedColumn column = input.column(key);
            columns.put(
                    key,
                    new TracedColumn(
                            column.lineage(),
                            column.risks(),
                            Grain.GROUP,
                            column.derivation(),
                            column.nullable(),
                            column.meaning(),
                            column.behind().map(this::additive, work),
                            column.groupings().and(groupings, work),
                            0));
        }
        for (Measure measure : measures) {
            TracedColumn column = of(measure);
            columns.put(
                    measure.output(),
                    total
                            ? column.withLineage(column.lineage().and(input.rows(), work))
                                    .withRisks(column.risks().and(input.risks(), work))
                            : column);
        }
        return new Traced(
                columns,
                total ? Marks.NONE : input.rows().and(groups(), work),
                total ? Marks.NONE : input.risks(),
                Order.NONE,
                total ? Grain.TABLE : Grain.GROUP,
                total || input.atLeast() > 0 ? 1 : 0,
                behind,
                new Population(meaning, Marks.NONE),
                groupings,
                total ? Marks.NONE : input.leftOut());
    }

    /// The keys as what decides which groups there are.
    Marks groups() {
        Marks keys = Marks.NONE;
        for (Column key : by) {
            keys = keys.and(input.column(key).lineage(), work);
        }
        return Sources.as(Way.GROUP, keys, work);
    }

    /// The values of a measure, without what decides which rows are measured.
    TracedColumn of(Measure measure) {
        return switch (measure) {
            case Measure.CountRows _ ->
                new TracedColumn(
                        Marks.NONE,
                        Marks.NONE,
                        grain(),
                        Derivation.LINEAR,
                        false,
                        trail.meanings().of("count", List.of(meaning)),
                        input.behind().map(this::additive, work),
                        input.groupings().and(Marks.of(number), work),
                        number);
            case Measure.OfColumn(var kind, Column of, var _) -> ofColumn(kind, input.column(of));
            case Measure.OfTwoColumns(var kind, Column left, Column right, var _) ->
                ofTwo(kind, input.column(left), input.column(right));
            case Measure.Quantile(var q, Column of, var _) ->
                single(
                        input.column(of),
                        trail.meanings().of(q, List.of(input.column(of).meaning(), meaning)));
        };
    }

    private TracedColumn ofColumn(Measure.Kind kind, TracedColumn of) {
        int what = trail.meanings().of(kind, List.of(of.meaning(), meaning));
        return switch (kind) {
            case COUNT -> sum(of, what, Marks.NONE, true);
            case SUM, MEAN, VAR, STD -> sum(of, what, trail.registry().risk(RiskKind.DOMINANCE, place), false);
            case COUNT_DISTINCT -> sum(of, what, Marks.NONE, false);
            case MIN, MAX, MEDIAN, MODE, ANY, ALL -> single(of, what);
        };
    }

    private TracedColumn ofTwo(Measure.PairKind kind, TracedColumn left, TracedColumn right) {
        int what = trail.meanings().of(kind, List.of(left.meaning(), right.meaning(), meaning));
        TracedColumn both = left.or(right, 0, left.behind().and(right.behind(), work), work);
        return sum(both, what, trail.registry().risk(RiskKind.DOMINANCE, place), false);
    }

    /// A measure to which every row brings what it has.
    private TracedColumn sum(TracedColumn of, int what, Marks own, boolean count) {
        Marks risks = of.risks().and(own, work).and(derived(of.derivation()), work);
        Behind behind = of.derivation() == Derivation.LINEAR
                ? of.behind().map(of.nullable() ? this::unknown : this::additive, work)
                : of.behind().map(share -> share.unknown().filtered(), work);
        boolean rows = count && of.derivation() == Derivation.LINEAR && !of.nullable();
        return measured(of, what, risks, behind, rows ? number : 0);
    }

    /// A measure that shows one value, or two.
    private TracedColumn single(TracedColumn of, int what) {
        Marks risks = of.risks().and(trail.registry().risk(RiskKind.EXTREME, place), work);
        return measured(
                of, what, risks, of.behind().map(share -> share.unknown().filtered(), work), 0);
    }

    private TracedColumn measured(TracedColumn of, int what, Marks risks, Behind behind, int counts) {
        return new TracedColumn(
                of.lineage(),
                risks,
                grain(),
                Derivation.LINEAR,
                counts == 0,
                what,
                behind,
                of.groupings().and(Marks.of(number), work),
                counts);
    }

    private Grain grain() {
        return by.isEmpty() ? Grain.TABLE : Grain.GROUP;
    }

    private Marks derived(Derivation derivation) {
        return switch (derivation) {
            case LINEAR -> Marks.NONE;
            case COMPUTED -> trail.registry().risk(RiskKind.INDICATOR, place);
            case PRODUCT -> trail.registry().risk(RiskKind.POWERS, place);
        };
    }

    private Share additive(Share share) {
        return by.isEmpty() ? share.total(input.atLeast(), number) : share.group(number);
    }

    /// Nulls do not count, and nobody knows how many there are; over a whole table this is the table's own affair.
    private Share unknown(Share share) {
        Share all = additive(share);
        return new Share(Math.min(all.each(), 1), all.apart(), all.whole(), 0, 0);
    }
}
