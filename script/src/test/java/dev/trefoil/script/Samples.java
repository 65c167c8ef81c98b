package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// Random values, expressions, plans and steps of every kind: well-formed, but without regard to types.
final class Samples {
    private static final List<String> NAMES = List.of(
            "Age",
            "patient_id",
            "Größe",
            "a \"quoted\" name",
            "back\\slash",
            "smile \uD83D\uDE00",
            "x/y",
            "step 2",
            "é");
    private final Random random;

    Samples(Random random) {
        this.random = random;
    }

    static final Handle SURVEY = Handle.of("180A66".repeat(10) + "180A");
    static final Handle MEDICAL = Handle.of("EFC8A9".repeat(10) + "EFC8");

    static final Schema SURVEY_SCHEMA =
            Schema.of(Field.of("patient_id", Type.int_(0, 99_999)), Field.of("Age", Type.int_(0, 120)));
    static final Schema MEDICAL_SCHEMA = Schema.of(
            Field.of("patientnr", Type.int_(0, 99_999)),
            Field.of("Stroke", Type.int_(0, 1).withNullable(true)));

    /// "Mean age of stroke patients", the script of the manual.
    static Script meanAge() {
        return meanAge(Value.of(1));
    }

    static Script meanAge(Value stroke) {
        Plan joined = new Plan.Join(
                new Plan.Scan(SURVEY),
                new Plan.Scan(MEDICAL),
                List.of(new Plan.KeyPair(Column.of("patient_id"), Column.of("patientnr"))),
                Plan.JoinKind.INNER);
        Plan filtered = new Plan.Filter(
                joined,
                new Expression.Compare(
                        Expression.Comparison.EQUAL, new ColumnRef(Column.of("Stroke")), new Literal(stroke)),
                0);
        Plan mean = new Plan.Aggregate(
                filtered,
                List.of(),
                List.of(new Measure.OfColumn(Measure.Kind.MEAN, Column.of("Age"), Column.of("mean_Age"))));
        return new Script(
                "Mean age of stroke patients",
                "",
                List.of(new TableUse(SURVEY, SURVEY_SCHEMA), new TableUse(MEDICAL, MEDICAL_SCHEMA)),
                List.of(new Step.Reveal(mean)));
    }

    Column column() {
        return Column.of(pick(NAMES));
    }

    Type type() {
        boolean nullable = random.nextBoolean();
        long low = random.nextLong(-1L << 40, 1L << 40);
        Type type = switch (random.nextInt(6)) {
            case 0 -> Type.int_(low, low + random.nextLong(1L << 40));
            case 1 -> Type.fixed(1 + random.nextInt(48), low, low + random.nextLong(1L << 40));
            case 2 -> Type.bool();
            case 3 -> Type.text(1 + random.nextInt(Type.MAX_TEXT_BYTES));
            case 4 -> Type.date();
            default -> Type.timestamp();
        };
        return type.withNullable(nullable);
    }

    Value value() {
        return switch (random.nextInt(7)) {
            case 0 -> new Value.IntValue(BigInteger.valueOf(random.nextLong() >> (3 + random.nextInt(60))));
            case 1 ->
                new Value.FixedValue(
                        BigInteger.valueOf(random.nextLong() >> (3 + random.nextInt(60))), 1 + random.nextInt(48));
            case 2 -> Value.of(random.nextBoolean());
            case 3 -> Value.of(random.nextBoolean() ? pick(NAMES) : "tab\tnew\nline\u0001\u007F \u2028");
            case 4 -> Value.of(LocalDate.of(1900, 1, 1).plusDays(random.nextInt(109_000)));
            case 5 -> Value.TimestampValue.ofSecond(random.nextLong(Type.TimestampType.LAST_SECOND + 1));
            default -> new Value.NullValue(type());
        };
    }

    /// The types of one name may differ: no script may hold both.
    Expression placeholder() {
        PlaceholderName name = PlaceholderName.of(pick(List.of("minimumAge", "city", "Until_2")));
        return new Expression.Placeholder(name, type().withNullable(false));
    }

    PlaceholderUse placeholderUse() {
        PlaceholderName name = PlaceholderName.of(pick(List.of("minimumAge", "city", "Until_2")));
        return switch (random.nextInt(4)) {
            case 0 -> new PlaceholderUse(name, type().withNullable(false), new Constraint.Any());
            case 1 ->
                new PlaceholderUse(
                        name, Type.text(9), new Constraint.OneOf(List.of(Value.of("Bern"), Value.of("Zürich"))));
            case 2 -> {
                Value low = Value.of(LocalDate.of(2000, 1, 1 + random.nextInt(9)));
                Value high = Value.of(LocalDate.of(2001, 1, 1 + random.nextInt(9)));
                yield new PlaceholderUse(name, Type.date(), new Constraint.Between(low, high));
            }
            default ->
                new PlaceholderUse(
                        name, Type.text(5), new Constraint.Matching(new TextShape("[A-Z][0-9]{2}(\\.[0-9])?")));
        };
    }

    Expression expression(int depth) {
        return pick(expressions(depth)).get();
    }

    /// One maker for each kind of expression.
    List<Supplier<Expression>> expressions(int depth) {
        List<Supplier<Expression>> makers =
                new ArrayList<>(List.of(() -> new ColumnRef(column()), () -> new Literal(value()), this::placeholder));
        if (depth > 0) {
            Supplier<Expression> next = () -> expression(depth - 1);
            makers.addAll(List.of(
                    () -> new Expression.Arithmetic(
                            pick(Expression.ArithmeticOperator.values()), next.get(), next.get()),
                    () -> new Expression.Divide(pick(Expression.DivideOperator.values()), next.get(), next.get()),
                    () -> new Expression.Extreme(pick(Expression.ExtremeKind.values()), next.get(), next.get()),
                    () -> new Expression.NumberFunction(pick(Expression.NumberKind.values()), next.get()),
                    () -> new Expression.Compare(pick(Expression.Comparison.values()), next.get(), next.get()),
                    () -> new Expression.And(next.get(), next.get()),
                    () -> new Expression.Or(next.get(), next.get()),
                    () -> new Expression.Not(next.get()),
                    () -> new Expression.IsNull(next.get()),
                    () -> new Expression.FillNull(next.get(), value()),
                    () -> new Expression.Coalesce(next.get(), next.get()),
                    () -> new Expression.IfElse(next.get(), next.get(), next.get()),
                    () -> new Expression.IsIn(next.get(), some(this::value)),
                    () -> new Expression.Cast(next.get(), type())));
            makers.addAll(textMakers(next));
        }
        return makers;
    }

    private List<Supplier<Expression>> textMakers(Supplier<Expression> next) {
        return List.of(
                () -> new Expression.TextFunction(pick(Expression.TextKind.values()), next.get()),
                () -> new Expression.Substring(next.get(), random.nextInt(1025), 1 + random.nextInt(1024)),
                () -> new Expression.TextMatch(
                        pick(Expression.MatchKind.values()),
                        next.get(),
                        pick(List.of("", "%", "a_b\\%", "smile \uD83D\uDE00", "\\\\"))),
                () -> new Expression.Concatenate(next.get(), next.get()),
                () -> new Expression.DatePart(pick(Expression.DateKind.values()), next.get()),
                () -> new Expression.DateDifference(next.get(), next.get()),
                () -> new Expression.DateAdd(next.get(), next.get()));
    }

    Plan plan(int depth) {
        return pick(plans(depth)).get();
    }

    /// One maker for each kind of plan.
    List<Supplier<Plan>> plans(int depth) {
        List<Supplier<Plan>> makers = new ArrayList<>(List.of(() -> new Plan.Scan(table())));
        if (depth > 0) {
            Supplier<Plan> next = () -> plan(depth - 1);
            makers.addAll(List.of(
                    () -> new Plan.Select(next.get(), some(this::column)),
                    () -> new Plan.Drop(next.get(), some(this::column)),
                    () -> new Plan.Rename(next.get(), some(() -> new Plan.Renaming(column(), column()))),
                    () -> new Plan.Assign(next.get(), some(() -> new Plan.Assignment(column(), expression(depth)))),
                    () -> new Plan.Filter(next.get(), expression(depth), random.nextInt(3) * 50L),
                    () -> join(next.get(), next.get()),
                    () -> new Plan.Attach(next.get(), next.get()),
                    () -> new Plan.Aggregate(next.get(), some(this::column), some(this::measure)),
                    () -> new Plan.Sort(next.get(), some(() -> new Plan.SortKey(column(), random.nextBoolean()))),
                    () -> new Plan.Limit(next.get(), random.nextInt(2) * 7L, random.nextInt(1000)),
                    () -> new Plan.Concat(some(next))));
            makers.add(() -> new Plan.Window(
                    next.get(),
                    random.nextBoolean() ? List.of() : some(this::column),
                    random.nextBoolean() ? List.of() : some(() -> new Plan.SortKey(column(), random.nextBoolean())),
                    some(this::windowMeasure)));
            makers.add(() -> new Plan.Tail(next.get(), random.nextInt(1000)));
            makers.add(() -> new Plan.Shuffle(next.get()));
            makers.add(() -> new Plan.Trim(next.get()));
        }
        return makers;
    }

    private Plan join(Plan left, Plan right) {
        Plan.JoinKind kind = pick(Plan.JoinKind.values());
        Multiplicity multiplicity = kind.isTest()
                ? new Multiplicity.Unchecked()
                : pick(List.of(
                        Multiplicity.manyToOne(),
                        Multiplicity.oneToOne(),
                        Multiplicity.oneToMany(),
                        Multiplicity.manyToMany(random.nextInt(1000))));
        return new Plan.Join(left, right, some(() -> new Plan.KeyPair(column(), column())), kind, multiplicity);
    }

    Measure measure() {
        return switch (random.nextInt(5)) {
            case 0 -> new Measure.CountRows(column());
            case 2 -> new Measure.OfTwoColumns(pick(Measure.PairKind.values()), column(), column(), column());
            case 1 -> new Measure.Quantile(BigDecimal.valueOf(random.nextInt(1_000_001), 6), column(), column());
            default -> new Measure.OfColumn(pick(Measure.Kind.values()), column(), column());
        };
    }

    WindowMeasure windowMeasure() {
        return switch (random.nextInt(4)) {
            case 0 -> new WindowMeasure.Place(pick(WindowMeasure.PlaceKind.values()), column());
            case 1 ->
                new WindowMeasure.Shift(pick(WindowMeasure.ShiftKind.values()), column(), random.nextInt(5), column());
            case 2 -> new WindowMeasure.RunningSum(column(), column());
            default -> new WindowMeasure.OfGroup(measure());
        };
    }

    TableRef table() {
        return random.nextBoolean() ? new StepRef(1 + random.nextInt(1000)) : pick(List.of(SURVEY, MEDICAL));
    }

    Step step(int depth) {
        return pick(steps(depth)).get();
    }

    /// One maker for each kind of step.
    List<Supplier<Step>> steps(int depth) {
        return List.of(
                () -> new Step.Upload(random.nextBoolean() ? SURVEY_SCHEMA : MEDICAL_SCHEMA, name()),
                () -> new Step.UploadAny(limits(), name()),
                () -> new Step.Store(plan(depth), name()),
                () -> new Step.Reveal(plan(depth)),
                () -> new Step.Remove(table()));
    }

    private UploadLimits limits() {
        UploadLimits limits = UploadLimits.of(1 + random.nextInt(1000), 1 + random.nextInt(1 << 30));
        return random.nextBoolean() ? limits : limits.only(UploadLimits.Kind.TEXT, UploadLimits.Kind.BOOL);
    }

    private Optional<String> name() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(pick(NAMES));
    }

    private <T> List<T> some(Supplier<T> maker) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(maker.get());
        }
        return list;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> T pick(T[] choices) {
        return pick(Arrays.asList(choices));
    }

    static Value decimal(String text) {
        return Value.of(new BigDecimal(text));
    }
}
