package dev.trefoil.testing;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How often each kind of plan, expression, measure, operator and type stood in the plans that were executed.
public final class Kinds {
    private final Map<String, Integer> counts = new TreeMap<>();

    /// Starts at 0 for every kind that the language has, by its sealed types and enums.
    public Kinds() {
        Stream.of(Plan.class, Multiplicity.class, Expression.class, Measure.class, WindowMeasure.class, Type.class)
                .flatMap(root -> Stream.of(root.getPermittedSubclasses()))
                .forEach(kind -> counts.put(kind.getSimpleName(), 0));
        Stream.of(
                        Plan.JoinKind.values(),
                        Measure.Kind.values(),
                        WindowMeasure.PlaceKind.values(),
                        WindowMeasure.ShiftKind.values(),
                        Measure.PairKind.values(),
                        Expression.ArithmeticOperator.values(),
                        Expression.TextKind.values(),
                        Expression.MatchKind.values(),
                        Expression.DateKind.values(),
                        Expression.DivideOperator.values(),
                        Expression.ExtremeKind.values(),
                        Expression.NumberKind.values(),
                        Expression.Comparison.values())
                .flatMap(Stream::of)
                .forEach(kind -> counts.put(named(kind), 0));
        WideKinds.names().forEach(kind -> counts.put(kind, 0));
    }

    /// Counts every kind that `given` holds, each node once.
    public void add(Case given) {
        add(given.plan(), given.relations());
    }

    /// The counts by name.
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /// Whether the case holds a kind that was executed fewer than `least` times.
    public boolean wants(Case given, int least) {
        Kinds single = new Kinds();
        single.add(given);
        return counts.entrySet().stream()
                .anyMatch(count -> count.getValue() < wanted(count.getKey(), least)
                        && single.counts.getOrDefault(count.getKey(), 0) > 0);
    }

    private static int wanted(String kind, int least) {
        return kind.startsWith(WideKinds.MARK) ? least / 10 : least;
    }

    /// The kinds that were executed fewer than `least` times, those of wide numbers fewer than a tenth of that.
    public List<String> below(int least) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() < wanted(count.getKey(), least))
                .map(count -> count.getKey() + " (" + count.getValue() + ")")
                .toList();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        counts.forEach((kind, count) -> {
            if (line.length() > 90) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "  " : ", ").append(kind).append(' ').append(count);
        });
        lines.add(line.toString());
        return String.join("\n", lines);
    }

    private void add(Plan plan, Tables tables) {
        count(plan.getClass().getSimpleName());
        Relations.of(plan, tables).schema().fields().stream()
                .map(Field::type)
                .forEach(type -> count(type.getClass().getSimpleName()));
        switch (plan) {
            case Plan.Join join -> {
                count(named(join.kind()));
                count(join.multiplicity().getClass().getSimpleName());
            }
            case Plan.Aggregate aggregate -> aggregate.measures().forEach(this::add);
            case Plan.Window window -> window.measures().forEach(this::add);
            case Plan.Scan _,
                    Plan.Select _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Assign _,
                    Plan.Filter _,
                    Plan.Attach _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Concat _,
                    Plan.Trim _ -> {}
        }
        WideKinds.add(plan, tables, this::count);
        PlanSize.expressions(plan).forEach(this::add);
        PlanSize.inputs(plan).forEach(input -> add(input, tables));
    }

    private void add(Measure measure) {
        count(measure.getClass().getSimpleName());
        if (measure instanceof Measure.OfColumn(Measure.Kind kind, var _, var _)) {
            count(named(kind));
        }
        if (measure instanceof Measure.OfTwoColumns(Measure.PairKind kind, var _, var _, var _)) {
            count(named(kind));
        }
    }

    private void add(WindowMeasure measure) {
        count(measure.getClass().getSimpleName());
        switch (measure) {
            case WindowMeasure.Place(var kind, var _) -> count(named(kind));
            case WindowMeasure.Shift(var kind, var _, var _, var _) -> count(named(kind));
            case WindowMeasure.OfGroup(Measure of) -> add(of);
            case WindowMeasure.RunningSum _ -> {}
        }
    }

    private void add(Expression expression) {
        count(expression.getClass().getSimpleName());
        if (expression instanceof Expression.Arithmetic(var operator, var _, var _)) {
            count(named(operator));
        }
        if (expression instanceof Expression.Divide(var operator, var _, var _)) {
            count(named(operator));
        }
        if (expression instanceof Expression.Extreme(var kind, var _, var _)) {
            count(named(kind));
        }
        if (expression instanceof Expression.NumberFunction(var kind, var _)) {
            count(named(kind));
        }
        if (expression instanceof Expression.Compare(var comparison, var _, var _)) {
            count(named(comparison));
        }
        if (expression instanceof Expression.TextFunction(var kind, var _)) {
            count(named(kind));
        }
        if (expression instanceof Expression.TextMatch(var kind, var _, var _)) {
            count(named(kind));
        }
        if (expression instanceof Expression.DatePart(var kind, var _)) {
            count(named(kind));
        }
        PlanSize.operands(expression).forEach(this::add);
    }

    private static String named(Enum<?> kind) {
        return kind.getDeclaringClass().getSimpleName() + "." + kind.name();
    }

    private void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }
}
