package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan.Join;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.policy.Traced.Order;
import dev.trefoil.policy.Traced.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of joined tables.
final class JoinTrace {
    private final Trail trail;
    private final Work work;
    private final Join join;
    private final Place place;

    JoinTrace(Trail trail, Join join, Place place) {
        this.trail = trail;
        this.work = trail.work();
        this.join = join;
        this.place = place;
    }

    /// The columns of `single` beside every row: secret scalars.
    static Traced attach(Traced input, Traced single, Work work) {
        Map<Column, TracedColumn> columns = new LinkedHashMap<>(input.columns());
        single.behind(Share::repeated, work)
                .columns()
                .forEach((name, column) -> columns.put(
                        name,
                        column.withLineage(
                                        Sources.as(Way.SCALAR, column.lineage().and(single.rows(), work), work))
                                .withRisks(column.risks().and(single.risks(), work))));
        return input.withColumns(columns);
    }

    Traced of(Traced left, Traced right) {
        Marks keys = keys(left, right);
        Marks risks = left.risks().and(right.risks(), work).and(ownTable(left, right), work);
        Marks rows = left.rows().and(right.rows(), work).and(keys, work);
        Population population = population(left, right);
        if (join.kind().isTest()) {
            Traced kept = left.some(keys, risks, 0, population, work);
            return new Traced(
                    kept.columns(),
                    rows,
                    kept.risks(),
                    Order.NONE,
                    kept.grain(),
                    0,
                    kept.behind(),
                    population,
                    kept.groupings(),
                    kept.leftOut());
        }
        Traced a = side(
                left,
                join.multiplicity().rightUnique(),
                join.kind().keepsLeft(),
                join.kind().keepsRight());
        Traced b = side(
                right,
                join.multiplicity().leftUnique(),
                join.kind().keepsRight(),
                join.kind().keepsLeft());
        return new Traced(
                columns(a, b),
                rows,
                risks,
                Order.NONE,
                left.grain().compareTo(right.grain()) <= 0 ? left.grain() : right.grain(),
                Math.max(
                        join.kind().keepsLeft() ? left.atLeast() : 0,
                        join.kind().keepsRight() ? right.atLeast() : 0),
                a.behind().and(b.behind(), work),
                population,
                left.groupings().and(right.groupings(), work),
                left.leftOut().and(right.leftOut(), work));
    }

    /// The keys of both sides as what decides which rows there are.
    private Marks keys(Traced left, Traced right) {
        Marks keys = Marks.NONE;
        for (KeyPair pair : join.keys()) {
            keys = keys.and(left.column(pair.left()).lineage(), work)
                    .and(right.column(pair.right()).lineage(), work);
        }
        return Sources.as(Way.KEY, keys, work);
    }

    /// A side as it stands in the result: whether a row of it appears once, whether all of its rows do, and whether
    /// there may be nulls instead.
    private Traced side(Traced side, boolean once, boolean all, boolean orNull) {
        Traced counted = side.behind(
                share -> {
                    Share some = all ? share : share.filtered();
                    Share placed = once ? some : some.repeated();
                    return orNull ? placed.absent() : placed;
                },
                work);
        if (!orNull) {
            return counted;
        }
        Map<Column, TracedColumn> columns = new LinkedHashMap<>();
        counted.columns().forEach((name, column) -> columns.put(name, column.orNull()));
        return counted.withColumns(columns);
    }

    private Map<Column, TracedColumn> columns(Traced left, Traced right) {
        Map<Column, Column> rightOf = new HashMap<>();
        Map<Column, TracedColumn> columns = new LinkedHashMap<>(left.columns());
        Map<Column, TracedColumn> others = new LinkedHashMap<>(right.columns());
        for (KeyPair pair : join.keys()) {
            rightOf.put(pair.left(), pair.right());
            others.remove(pair.right());
        }
        if (join.kind().keepsRight()) {
            rightOf.forEach((mine, other) -> {
                TracedColumn one = left.column(mine);
                TracedColumn two = right.column(other);
                int both = trail.meanings().of("either", List.of(one.meaning(), two.meaning()));
                columns.put(mine, one.or(two, both, one.behind().or(two.behind(), work), work));
            });
        }
        columns.putAll(others);
        return columns;
    }

    private Population population(Traced left, Traced right) {
        List<Integer> parts = new ArrayList<>();
        join.keys().forEach(pair -> {
            parts.add(left.column(pair.left()).meaning());
            parts.add(right.column(pair.right()).meaning());
        });
        Marks none = Marks.NONE;
        Population a = left.population();
        Population b = right.population();
        return switch (join.kind()) {
            case INNER ->
                new Population(
                        number(join.kind(), a.base(), b.base(), parts),
                        a.restrictions().and(b.restrictions(), work));
            case LEFT ->
                new Population(number(join.kind(), a.base(), trail.meanings().of(b), parts), a.restrictions());
            case RIGHT ->
                new Population(number(join.kind(), trail.meanings().of(a), b.base(), parts), b.restrictions());
            case FULL ->
                new Population(
                        number(
                                join.kind(),
                                trail.meanings().of(a),
                                trail.meanings().of(b),
                                parts),
                        none);
            case SEMI, ANTI ->
                new Population(
                        a.base(),
                        a.restrictions()
                                .and(
                                        Marks.of(number(
                                                join.kind(), 0, trail.meanings().of(b), parts)),
                                        work));
        };
    }

    private int number(JoinKind kind, int left, int right, List<Integer> keys) {
        List<Integer> parts = new ArrayList<>(List.of(left, right));
        parts.addAll(keys);
        return trail.meanings().of(kind, parts);
    }

    /// Keys that the analyst brings in on one side, against somebody else's on the other.
    private Marks ownTable(Traced left, Traced right) {
        for (KeyPair pair : join.keys()) {
            Marks a = left.column(pair.left()).lineage();
            Marks b = right.column(pair.right()).lineage();
            if ((has(a, true) && has(b, false)) || (has(b, true) && has(a, false))) {
                return trail.registry().risk(RiskKind.OWN_TABLE, place);
            }
        }
        return Marks.NONE;
    }

    private boolean has(Marks atoms, boolean own) {
        return trail.sources().tablesOf(atoms).stream()
                .anyMatch(table -> trail.sources().own(table) == own);
    }
}
