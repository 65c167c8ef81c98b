package dev.trefoil.testing;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random joins of every kind and multiplicity, mostly with keys as unique as they say, and random secret scalars.
final class RandomJoins {
    private final RandomPlans plans;
    private final RandomGenerator random;

    RandomJoins(RandomPlans plans, RandomGenerator random) {
        this.plans = plans;
        this.random = random;
    }

    /// A side whose keys must be unique is mostly grouped by them; the other columns of the right have new names.
    Plan join(Plan input, int depth) {
        Plan left = input;
        Plan right = plans.plan(random.nextInt(Math.min(depth, 3)));
        List<KeyPair> pairs = pairs(left, right);
        JoinKind kind = plans.pick(List.of(JoinKind.values()));
        Multiplicity multiplicity = kind.isTest() ? new Multiplicity.Unchecked() : multiplicity();
        List<Column> rightKeys = pairs.stream().map(KeyPair::right).toList();
        if (multiplicity.rightUnique() && random.nextInt(10) > 0) {
            right = grouped(right, rightKeys);
        } else {
            List<Column> others = new ArrayList<>(plans.schema(right).columns());
            others.removeAll(rightKeys);
            right = plans.rename(right, others);
        }
        if (multiplicity.leftUnique() && random.nextInt(10) > 0) {
            left = grouped(left, pairs.stream().map(KeyPair::left).distinct().toList());
        }
        return new Plan.Join(left, right, pairs, kind, multiplicity);
    }

    /// Measures over a whole table beside each row.
    Plan attach(Plan input, int depth) {
        Plan table = random.nextBoolean() ? input : plans.plan(random.nextInt(Math.min(depth, 3)));
        Plan single = new Plan.Aggregate(table, List.of(), plans.measures(plans.schema(table), 1 + random.nextInt(2)));
        return new Plan.Attach(
                input,
                random.nextInt(3) == 0
                        ? plans.rename(single, plans.schema(single).columns())
                        : single);
    }

    private Plan grouped(Plan plan, List<Column> keys) {
        return new Plan.Aggregate(plan, keys, plans.measures(plans.schema(plan), 1 + random.nextInt(2)));
    }

    /// Mostly a bound that holds.
    private Multiplicity multiplicity() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Multiplicity.ManyToOne();
            case 2, 3 -> new Multiplicity.OneToOne();
            case 4, 5 -> new Multiplicity.OneToMany();
            default ->
                new Multiplicity.ManyToMany(random.nextInt(8) == 0 ? random.nextInt(20) : 60 + random.nextInt(80));
        };
    }

    private List<KeyPair> pairs(Plan left, Plan right) {
        List<KeyPair> pairs = new ArrayList<>();
        for (Column key : plans.some(keys(plans.schema(right).columns()), random.nextInt(4) == 0 ? 2 : 1)) {
            pairs.add(new KeyPair(
                    plans.pick(keys(partners(left, plans.schema(right).type(key)))), key));
        }
        return pairs;
    }

    /// Mostly only those made as keys, where there are any: they have many matches.
    private List<Column> keys(List<Column> columns) {
        List<Column> made = columns.stream()
                .filter(column -> column.name().startsWith(RandomFrames.KEY))
                .toList();
        return made.isEmpty() || random.nextInt(3) == 0 ? columns : made;
    }

    /// The columns of `left` that can be compared with a key of this type.
    private List<Column> partners(Plan left, Type key) {
        return plans.schema(left).fields().stream()
                .filter(field -> field.type().kind().equals(key.kind())
                        && ExpressionTypes.fraction(field.type()) == ExpressionTypes.fraction(key))
                .map(field -> field.column())
                .toList();
    }
}
