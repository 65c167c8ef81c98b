package dev.trefoil.plan;

import dev.trefoil.plan.NullReason.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Why cells of a plan's result may be null: by column, every way in which a null may get there.
///
/// Complete: a null in a result has at least one of the reasons of its column, and a column without reasons holds no
/// null. Not every reason must occur, since filters may exclude it.
public final class NullReasons {
    private final Tables tables;
    private final Function<TableRef, Map<Column, Set<NullReason>>> sources;

    private NullReasons(Tables tables, Function<TableRef, Map<Column, Set<NullReason>>> sources) {
        this.tables = tables;
        this.sources = sources;
    }

    /// The reasons for each column of the result, in the order of its schema; none for a column that is never null.
    public static Map<Column, Set<NullReason>> of(Plan plan, Tables tables) {
        return of(plan, tables, table -> inTable(table, tables.relation(table).schema()));
    }

    /// As [#of], where `sources` tells the reasons for the columns of what is scanned.
    public static Map<Column, Set<NullReason>> of(
            Plan plan, Tables tables, Function<TableRef, Map<Column, Set<NullReason>>> sources) {
        Map<Column, Set<NullReason>> found = new NullReasons(tables, sources).reasons(plan);
        Map<Column, Set<NullReason>> ordered = new LinkedHashMap<>();
        for (Column column : Relations.of(plan, tables).schema().columns()) {
            ordered.put(column, Set.copyOf(found.getOrDefault(column, Set.of())));
        }
        return ordered;
    }

    /// The reasons for the columns of a stored table of this schema: its own nulls.
    public static Map<Column, Set<NullReason>> inTable(TableRef table, Schema schema) {
        Map<Column, Set<NullReason>> reasons = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            reasons.put(
                    field.column(),
                    field.type().nullable() ? Set.of(new NullReason.InTable(table, field.column())) : Set.of());
        }
        return reasons;
    }

    private Map<Column, Set<NullReason>> reasons(Plan plan) {
        return switch (plan) {
            case Plan.Scan(TableRef table) -> sources.apply(table);
            case Plan.Select(Plan input, var _) -> reasons(input);
            case Plan.Drop(Plan input, var _) -> reasons(input);
            case Plan.Rename(Plan input, var renamings) -> renamed(reasons(input), renamings);
            case Plan.Assign(Plan input, var assignments) -> assigned(input, assignments);
            case Plan.Filter(Plan input, var _, var _) -> reasons(input);
            case Plan.Join join -> joined(join);
            case Plan.Attach(Plan input, Plan single) -> {
                Map<Column, Set<NullReason>> both = new HashMap<>(reasons(input));
                both.putAll(reasons(single));
                yield both;
            }
            case Plan.Aggregate(Plan input, var by, var measures) -> measured(reasons(input), by, measures);
            case Plan.Window(Plan input, var _, var _, var measures) -> windows(reasons(input), measures);
            case Plan.Sort(Plan input, var _) -> reasons(input);
            case Plan.Limit(Plan input, var _, var _) -> reasons(input);
            case Plan.Tail(Plan input, var _) -> reasons(input);
            case Plan.Shuffle(Plan input) -> reasons(input);
            case Plan.Concat(List<Plan> inputs) -> {
                Map<Column, Set<NullReason>> all = new HashMap<>();
                inputs.forEach(
                        input -> reasons(input).forEach((column, reasons) -> all.merge(column, reasons, Values::both)));
                yield all;
            }
            case Plan.Trim(Plan input) -> reasons(input);
        };
    }

    private static Map<Column, Set<NullReason>> renamed(
            Map<Column, Set<NullReason>> input, List<Plan.Renaming> renamings) {
        Map<Column, Set<NullReason>> renamed = new HashMap<>(input);
        renamings.forEach(renaming -> renamed.remove(renaming.from()));
        renamings.forEach(renaming -> renamed.put(renaming.to(), input.getOrDefault(renaming.from(), Set.of())));
        return renamed;
    }

    private Map<Column, Set<NullReason>> assigned(Plan input, List<Plan.Assignment> assignments) {
        Map<Column, Set<NullReason>> before = reasons(input);
        Values values = new Values(before, Relations.of(input, tables).schema());
        Map<Column, Set<NullReason>> after = new HashMap<>(before);
        assignments.forEach(assignment -> after.put(assignment.column(), values.of(assignment.value())));
        return after;
    }

    private Map<Column, Set<NullReason>> joined(Plan.Join join) {
        Map<Column, Set<NullReason>> left = reasons(join.left());
        if (join.kind().isTest()) {
            return left;
        }
        Map<Column, Set<NullReason>> right = reasons(join.right());
        Map<Column, Set<NullReason>> both = new HashMap<>();
        right.forEach((column, reasons) ->
                both.put(column, unmatched(join, Side.RIGHT, join.kind().keepsLeft(), reasons)));
        join.keys().forEach(pair -> both.remove(pair.right()));
        left.forEach((column, reasons) ->
                both.put(column, unmatched(join, Side.LEFT, join.kind().keepsRight(), reasons)));
        if (join.kind().keepsRight()) {
            join.keys().forEach(pair -> both.put(pair.left(), key(join, pair, left, right)));
        }
        return both;
    }

    private static Set<NullReason> unmatched(Plan.Join join, Side without, boolean kept, Set<NullReason> reasons) {
        return kept ? Values.both(reasons, Set.of(new NullReason.NoMatch(without, join.keys()))) : reasons;
    }

    /// A key of a right or full join comes from whichever side there is; a null matches nothing.
    private static Set<NullReason> key(
            Plan.Join join, Plan.KeyPair pair, Map<Column, Set<NullReason>> left, Map<Column, Set<NullReason>> right) {
        Set<NullReason> ofRight = right.getOrDefault(pair.right(), Set.of());
        return join.kind() == Plan.JoinKind.RIGHT
                ? ofRight
                : Values.both(left.getOrDefault(pair.left(), Set.of()), ofRight);
    }

    private static Map<Column, Set<NullReason>> measured(
            Map<Column, Set<NullReason>> input, List<Column> by, List<Measure> measures) {
        Map<Column, Set<NullReason>> reasons = new HashMap<>();
        by.forEach(column -> reasons.put(column, input.getOrDefault(column, Set.of())));
        measures.forEach(measure -> reasons.put(measure.output(), of(measure, input, by.isEmpty())));
        return reasons;
    }

    /// `mayBeEmpty` says whether a group may have no row at all.
    private static Set<NullReason> of(Measure measure, Map<Column, Set<NullReason>> input, boolean mayBeEmpty) {
        return switch (measure) {
            case Measure.CountRows _ -> Set.of();
            case Measure.OfColumn(var kind, Column column, var _) ->
                switch (kind) {
                    case COUNT, COUNT_DISTINCT -> Set.of();
                    case SUM, MEAN, MIN, MAX, MEDIAN, MODE, ANY, ALL -> nothing(measure, input, mayBeEmpty, column);
                    case VAR, STD ->
                        Values.both(
                                nothing(measure, input, mayBeEmpty, column), Set.of(new NullReason.Undefined(measure)));
                };
            case Measure.Quantile(var _, Column column, var _) -> nothing(measure, input, mayBeEmpty, column);
            case Measure.OfTwoColumns(var _, Column left, Column right, var _) ->
                Values.both(
                        nothing(measure, input, mayBeEmpty, left, right), Set.of(new NullReason.Undefined(measure)));
        };
    }

    private static Set<NullReason> nothing(
            Measure measure, Map<Column, Set<NullReason>> input, boolean mayBeEmpty, Column... columns) {
        boolean nulls = false;
        for (Column column : columns) {
            nulls |= !input.getOrDefault(column, Set.of()).isEmpty();
        }
        return mayBeEmpty || nulls ? Set.of(new NullReason.NothingToMeasure(measure)) : Set.of();
    }

    private static Map<Column, Set<NullReason>> windows(
            Map<Column, Set<NullReason>> input, List<WindowMeasure> measures) {
        Map<Column, Set<NullReason>> reasons = new HashMap<>(input);
        for (WindowMeasure measure : measures) {
            Set<NullReason> why = switch (measure) {
                case WindowMeasure.Place _ -> Set.of();
                case WindowMeasure.Shift shift ->
                    Values.both(input.getOrDefault(shift.input(), Set.of()), Set.of(new NullReason.NoNeighbour(shift)));
                case WindowMeasure.RunningSum sum ->
                    input.getOrDefault(sum.input(), Set.of()).isEmpty()
                            ? Set.of()
                            : Set.of(new NullReason.NoneYet(sum));
                case WindowMeasure.OfGroup(Measure of) -> of(of, input, false);
            };
            reasons.put(measure.output(), why);
        }
        return reasons;
    }

    /// The reasons for which expressions over the columns of one table may be null.
    private record Values(Map<Column, Set<NullReason>> columns, Schema schema) {
        Set<NullReason> of(Expression expression) {
            return switch (expression) {
                case Expression.ColumnRef(Column column) -> columns.getOrDefault(column, Set.of());
                case Expression.Literal(Value value) ->
                    value instanceof Value.NullValue ? Set.of(new NullReason.Written()) : Set.of();
                case Expression.Divide divide ->
                    holdsZero(divide.right())
                            ? both(operands(divide), Set.of(new NullReason.DivisionByZero(divide)))
                            : operands(divide);
                case Expression.NumberFunction function ->
                    isOutside(function)
                            ? both(operands(function), Set.of(new NullReason.OutsideDomain(function)))
                            : operands(function);
                case Expression.Placeholder _, Expression.IsNull _, Expression.FillNull _ -> Set.of();
                case Expression.Coalesce(Expression left, Expression right) -> {
                    Set<NullReason> first = of(left);
                    Set<NullReason> second = of(right);
                    yield first.isEmpty() || second.isEmpty() ? Set.of() : both(first, second);
                }
                case Expression.IfElse(var _, Expression then, Expression otherwise) -> both(of(then), of(otherwise));
                case Expression.Cast(Expression operand, Type target) -> target.nullable() ? of(operand) : Set.of();
                case Expression.Arithmetic _,
                        Expression.Extreme _,
                        Expression.Compare _,
                        Expression.TextFunction _,
                        Expression.Substring _,
                        Expression.TextMatch _,
                        Expression.Concatenate _,
                        Expression.And _,
                        Expression.Or _,
                        Expression.Not _,
                        Expression.IsIn _,
                        Expression.DatePart _,
                        Expression.DateDifference _,
                        Expression.DateAdd _ -> operands(expression);
            };
        }

        private Set<NullReason> operands(Expression expression) {
            Set<NullReason> all = new LinkedHashSet<>();
            PlanSize.operands(expression).forEach(operand -> all.addAll(of(operand)));
            return all;
        }

        private boolean holdsZero(Expression number) {
            Bounds bounds = ExpressionTypes.bounds(ExpressionTypes.of(number, schema));
            return bounds.min().signum() <= 0 && bounds.max().signum() >= 0;
        }

        private boolean isOutside(Expression.NumberFunction function) {
            int least = ExpressionTypes.bounds(ExpressionTypes.of(function.operand(), schema))
                    .min()
                    .signum();
            return switch (function.kind()) {
                case SQRT -> least < 0;
                case LOG -> least <= 0;
                case ABS, SIGN, FLOOR, CEIL, ROUND, EXP -> false;
            };
        }

        static Set<NullReason> both(Collection<NullReason> some, Collection<NullReason> others) {
            List<NullReason> all = new ArrayList<>(some);
            all.addAll(others);
            return new LinkedHashSet<>(all);
        }
    }
}
