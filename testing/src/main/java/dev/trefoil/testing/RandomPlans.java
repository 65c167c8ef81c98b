package dev.trefoil.testing;

import dev.trefoil.clear.ClearTables;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random plans over tables, each well typed; built from the scans up, one random operator on the other.
final class RandomPlans {
    private static final int ATTEMPTS = 8;
    private static final int MOST_COLUMNS = 9;
    private static final int MOST_ROWS = 200;

    private final RandomGenerator random;
    private final List<TableRef> tables;
    private final Tables relations;
    private final List<Value> data;
    private int names;

    RandomPlans(RandomGenerator random, Map<TableRef, Frame> frames, List<Value> data) {
        this.random = random;
        this.tables = List.copyOf(frames.keySet());
        this.relations = ClearTables.of(frames).relations();
        this.data = data;
    }

    /// A plan of at most about this depth.
    Plan plan(int depth) {
        if (depth == 0) {
            return new Plan.Scan(pick(tables));
        }
        Plan input = plan(depth - 1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Plan> made = fitting(() -> over(input, depth));
            if (made.isPresent()) {
                return made.get();
            }
        }
        return input;
    }

    /// Nothing where the types do not fit, something could overflow, or the result could be large.
    private Optional<Plan> fitting(Supplier<Plan> maker) {
        try {
            return Optional.of(maker.get())
                    .filter(made -> relation(made).maxRows() <= MOST_ROWS && !RandomOrder.decides(made));
        } catch (PlanException e) {
            return Optional.empty();
        }
    }

    private Plan over(Plan input, int depth) {
        if (schema(input).size() > MOST_COLUMNS) {
            return select(input);
        }
        return switch (random.nextInt(33)) {
            case 0, 1 -> select(input);
            case 2 -> new Plan.Drop(input, some(schema(input).columns(), 2));
            case 3 -> rename(input, some(schema(input).columns(), 2));
            case 4, 5, 6, 7 -> assign(input);
            case 8, 9, 10 -> filter(input);
            case 11, 12, 13, 14, 15, 16 -> new RandomJoins(this, random).join(input, depth);
            case 17 -> new RandomJoins(this, random).attach(input, depth);
            case 18, 19 -> aggregate(input);
            case 20 -> sort(input);
            case 21, 22 -> limit(input);
            case 23, 24, 25 -> ordered(input);
            case 26 -> new Plan.Trim(input);
            case 27, 28, 29, 30 -> window(input);
            default -> concat(input);
        };
    }

    private Plan select(Plan input) {
        List<Column> columns = new ArrayList<>(schema(input).columns());
        Collections.shuffle(columns, new java.util.Random(random.nextLong()));
        return new Plan.Select(input, columns.subList(0, Math.min(columns.size(), 1 + random.nextInt(6))));
    }

    Plan rename(Plan input, List<Column> columns) {
        return new Plan.Rename(
                input,
                columns.stream()
                        .map(column -> new Plan.Renaming(column, fresh()))
                        .toList());
    }

    private Plan assign(Plan input) {
        RandomExpressions expressions = new RandomExpressions(random, schema(input), data);
        List<Plan.Assignment> assignments = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            Column column = random.nextInt(3) == 0 ? pick(schema(input).columns()) : fresh();
            assignments.add(new Plan.Assignment(column, expressions.any(1 + random.nextInt(3))));
        }
        for (int count = random.nextInt(7); count > 0; count--) {
            assignments.add(new Plan.Assignment(fresh(), expressions.textOrDate()));
        }
        return new Plan.Assign(input, assignments);
    }

    /// Mostly one that many rows pass.
    private Plan filter(Plan input) {
        Expression condition = new RandomExpressions(random, schema(input), data).condition(1 + random.nextInt(3));
        if (random.nextInt(4) == 0) {
            condition = new Expression.Or(condition, new Expression.IsNull(condition));
        }
        if (random.nextInt(7) > 0) {
            Column column = pick(nullable(schema(input), random.nextBoolean()));
            Comparison comparison = schema(input).type(column) instanceof Type.BoolType
                    ? Comparison.EQUAL
                    : pick(List.of(Comparison.EQUAL, Comparison.LESS_OR_EQUAL, Comparison.GREATER_OR_EQUAL));
            Expression value = new Expression.ColumnRef(column);
            condition = new Expression.Or(condition, new Expression.Compare(comparison, value, value));
        }
        return new Plan.Filter(input, condition, random.nextInt(8) == 0 ? random.nextInt(4) : 0);
    }

    /// The columns that may be null, or those that may not; all if there is none.
    private static List<Column> nullable(Schema schema, boolean nullable) {
        List<Column> columns = schema.fields().stream()
                .filter(field -> field.type().nullable() == nullable)
                .map(Field::column)
                .toList();
        return columns.isEmpty() ? schema.columns() : columns;
    }

    /// Now and then a condition is measured, too: few columns are bools.
    private Plan aggregate(Plan source) {
        Plan input = random.nextInt(4) == 0
                ? source
                : new Plan.Assign(
                        source,
                        List.of(new Plan.Assignment(
                                fresh(), new RandomExpressions(random, schema(source), data).condition(1))));
        Schema schema = schema(input);
        List<Column> by = random.nextInt(3) == 0 ? List.of() : some(schema.columns(), 2);
        List<Measure> fitting = measures(schema, by.isEmpty() ? 6 + random.nextInt(7) : random.nextInt(11)).stream()
                .filter(measure -> fitting(() -> new Plan.Aggregate(input, by, List.of(measure)))
                        .isPresent())
                .toList();
        return new Plan.Aggregate(input, by, fitting);
    }

    private Plan window(Plan input) {
        Schema schema = schema(input);
        List<Column> by = random.nextInt(4) == 0 ? List.of() : some(schema.columns(), 2);
        List<Plan.SortKey> order = random.nextInt(5) == 0
                ? List.of()
                : some(schema.columns(), 2).stream()
                        .map(column -> new Plan.SortKey(column, random.nextBoolean()))
                        .toList();
        List<WindowMeasure> measures = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            measures.add(windowMeasure(schema));
        }
        return new Plan.Window(input, by, order, measures);
    }

    private WindowMeasure windowMeasure(Schema schema) {
        List<Column> numbers = schema.fields().stream()
                .filter(field -> ExpressionTypes.isNumber(field.type()))
                .map(Field::column)
                .toList();
        return switch (random.nextInt(numbers.isEmpty() ? 6 : 9)) {
            case 0, 1, 2 -> new WindowMeasure.Place(pick(List.of(WindowMeasure.PlaceKind.values())), fresh());
            case 3, 4 ->
                new WindowMeasure.Shift(
                        pick(List.of(WindowMeasure.ShiftKind.values())),
                        pick(schema.columns()),
                        random.nextInt(20) == 0 ? 1000 : random.nextInt(4),
                        fresh());
            case 5, 6 -> new WindowMeasure.OfGroup(measures(schema, 1).getFirst());
            default -> new WindowMeasure.RunningSum(pick(numbers), fresh());
        };
    }

    List<Measure> measures(Schema schema, int count) {
        return new RandomMeasures(random, schema, this::fresh).some(count);
    }

    private Plan sort(Plan input) {
        return new Plan.Sort(
                input,
                some(schema(input).columns(), 3).stream()
                        .map(column -> new Plan.SortKey(column, random.nextBoolean()))
                        .toList());
    }

    /// A limit somewhere after a sort.
    private Plan limit(Plan input) {
        Plan sorted = relation(input).sorted() && !RandomOrder.of(input) ? input : sort(input);
        if (random.nextInt(3) == 0) {
            sorted = random.nextBoolean() ? filter(sorted) : assign(sorted);
        }
        return new Plan.Limit(sorted, random.nextInt(3) == 0 ? random.nextInt(6) : 0, few());
    }

    /// A tail after a sort, or a shuffle of whose order nothing depends.
    private Plan ordered(Plan input) {
        if (random.nextBoolean()) {
            return new Plan.Shuffle(input);
        }
        Plan sorted = relation(input).sorted() && !RandomOrder.of(input) ? input : sort(input);
        return new Plan.Tail(random.nextInt(3) == 0 ? filter(sorted) : sorted, few());
    }

    private long few() {
        return random.nextInt(25) == 0 ? 0 : 1 + random.nextInt(20);
    }

    /// The input and variants of it, with other types and fewer rows.
    private Plan concat(Plan input) {
        List<Plan> inputs = new ArrayList<>(List.of(input));
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            inputs.add(
                    switch (random.nextInt(3)) {
                        case 0 -> filter(input);
                        case 1 -> reassigned(input);
                        default -> sort(input);
                    });
        }
        Collections.shuffle(inputs, new java.util.Random(random.nextLong()));
        return new Plan.Concat(inputs);
    }

    private Plan reassigned(Plan input) {
        Column column = pick(schema(input).columns());
        Expression value = new RandomExpressions(random, schema(input), data).any(1);
        return new Plan.Assign(input, List.of(new Plan.Assignment(column, value)));
    }

    private Relation relation(Plan plan) {
        return Relations.of(plan, relations);
    }

    Schema schema(Plan plan) {
        return relation(plan).schema();
    }

    private Column fresh() {
        return Column.of("v" + names++);
    }

    <T> T pick(List<T> choices) {
        if (choices.isEmpty()) {
            throw new PlanException("nothing to choose from");
        }
        return choices.get(random.nextInt(choices.size()));
    }

    /// One to `most` of the columns, all different, in any order.
    List<Column> some(List<Column> columns, int most) {
        List<Column> mixed = new ArrayList<>(columns);
        Collections.shuffle(mixed, new java.util.Random(random.nextLong()));
        return List.copyOf(mixed.subList(0, Math.min(columns.size(), 1 + random.nextInt(most))));
    }
}
