package dev.trefoil.testing;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random measures over the columns of a schema, mostly ones that fit the types.
final class RandomMeasures {
    private static final List<Measure.Kind> ALWAYS = List.of(
            Measure.Kind.COUNT, Measure.Kind.MIN, Measure.Kind.MAX, Measure.Kind.COUNT_DISTINCT, Measure.Kind.MODE);
    private static final List<Measure.Kind> OF_BOOLS = List.of(
            Measure.Kind.ANY,
            Measure.Kind.ALL,
            Measure.Kind.ANY,
            Measure.Kind.ALL,
            Measure.Kind.COUNT,
            Measure.Kind.COUNT_DISTINCT,
            Measure.Kind.MODE);
    private static final List<Measure.Kind> OF_NUMBERS = List.of(
            Measure.Kind.COUNT,
            Measure.Kind.SUM,
            Measure.Kind.SUM,
            Measure.Kind.MEAN,
            Measure.Kind.MEAN,
            Measure.Kind.MIN,
            Measure.Kind.MAX,
            Measure.Kind.COUNT_DISTINCT,
            Measure.Kind.MEDIAN,
            Measure.Kind.MEDIAN,
            Measure.Kind.VAR,
            Measure.Kind.VAR,
            Measure.Kind.STD,
            Measure.Kind.STD,
            Measure.Kind.MODE);
    private static final List<String> SHARES = List.of("0", "1", "0.5", "0.25", "0.75", "0.1", "0.333", "0.999999");

    private final RandomGenerator random;
    private final Schema schema;
    private final Supplier<Column> fresh;

    RandomMeasures(RandomGenerator random, Schema schema, Supplier<Column> fresh) {
        this.random = random;
        this.schema = schema;
        this.fresh = fresh;
    }

    List<Measure> some(int count) {
        List<Measure> measures = new ArrayList<>();
        while (measures.size() < count) {
            measures.add(measure(random.nextInt(12)));
        }
        return measures;
    }

    private Measure measure(int choice) {
        return switch (choice) {
            case 0 -> new Measure.CountRows(fresh.get());
            case 1 -> {
                Column column = pick(columns(ExpressionTypes::isNumber));
                yield new Measure.Quantile(new BigDecimal(pick(SHARES)), column, fresh.get());
            }
            case 2, 3 -> {
                Column column = pick(columns(type -> type instanceof Type.BoolType));
                yield new Measure.OfColumn(pick(kinds(schema.type(column))), column, fresh.get());
            }
            case 4, 5 -> {
                List<Column> numbers = columns(ExpressionTypes::isNumber);
                Measure.PairKind kind = pick(List.of(Measure.PairKind.values()));
                yield new Measure.OfTwoColumns(
                        kind,
                        pick(numbers),
                        pick(kind == Measure.PairKind.WEIGHTED_MEAN ? weights() : numbers),
                        fresh.get());
            }
            default -> {
                Column column = pick(schema.columns());
                yield new Measure.OfColumn(pick(kinds(schema.type(column))), column, fresh.get());
            }
        };
    }

    private List<Measure.Kind> kinds(Type type) {
        if (random.nextInt(20) == 0) {
            return List.of(Measure.Kind.values());
        }
        return ExpressionTypes.isNumber(type) ? OF_NUMBERS : type instanceof Type.BoolType ? OF_BOOLS : ALWAYS;
    }

    /// The columns that are never negative; all if there is none.
    private List<Column> weights() {
        return columns(
                type -> ExpressionTypes.isNumber(type) && Layout.offset(type).signum() >= 0);
    }

    /// The columns of these types; all if there is none.
    private List<Column> columns(Predicate<Type> wanted) {
        List<Column> columns = schema.fields().stream()
                .filter(field -> wanted.test(field.type()))
                .map(Field::column)
                .toList();
        return columns.isEmpty() ? schema.columns() : columns;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
