package dev.trefoil.testing;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.Type;
import java.util.List;
import java.util.function.Consumer;

/// What a plan computes on numbers beyond 62 bits, by name: so that the large ring is used in every run of the tests.
final class WideKinds {
    static final String MARK = "wide ";
    private static final List<String> NAMES = List.of(
            "column",
            "ADD",
            "SUBTRACT",
            "MULTIPLY",
            "cut",
            "Compare",
            "Cast",
            "narrowing",
            "IsIn",
            "IfElse",
            "SUM",
            "MEAN",
            "MIN or MAX",
            "group",
            "Sort",
            "Join");

    private final Consumer<String> count;

    private WideKinds(Consumer<String> count) {
        this.count = kind -> count.accept(MARK + kind);
    }

    static List<String> names() {
        return NAMES.stream().map(MARK::concat).toList();
    }

    /// Calls `count` with a name for each use in this node, not in its inputs.
    static void add(Plan plan, Tables tables, Consumer<String> count) {
        new WideKinds(count).add(plan, tables);
    }

    private void add(Plan plan, Tables tables) {
        Relations.of(plan, tables).schema().fields().stream()
                .filter(field -> field.type().wide())
                .forEach(_ -> count.accept("column"));
        List<Relation> inputs = PlanSize.inputs(plan).stream()
                .map(input -> Relations.of(input, tables))
                .toList();
        if (inputs.isEmpty()) {
            return;
        }
        Relation input = inputs.getFirst();
        PlanSize.expressions(plan).forEach(expression -> add(expression, input.schema()));
        if (plan instanceof Plan.Join join
                && join.keys().stream()
                        .anyMatch(key -> input.schema().type(key.left()).wide())) {
            count.accept("Join");
        } else if (plan instanceof Plan.Sort sort
                && sort.keys().stream()
                        .anyMatch(key -> input.schema().type(key.column()).wide())) {
            count.accept("Sort");
        } else if (plan instanceof Plan.Aggregate aggregate) {
            aggregate.by().stream()
                    .filter(column -> input.schema().type(column).wide())
                    .forEach(_ -> count.accept("group"));
            aggregate.measures().forEach(measure -> add(measure, input));
        }
    }

    private void add(Measure measure, Relation input) {
        if (!(measure instanceof Measure.OfColumn(Measure.Kind kind, var column, var _))) {
            return;
        }
        Type type = input.schema().type(column);
        if (kind == Measure.Kind.MIN || kind == Measure.Kind.MAX) {
            counted(type.wide(), "MIN or MAX");
        } else if (kind == Measure.Kind.SUM || kind == Measure.Kind.MEAN) {
            counted(Intermediates.wideSum(type, input.maxRows()), kind.name());
        }
    }

    private void add(Expression expression, Schema schema) {
        List<Type> operands = PlanSize.operands(expression).stream()
                .map(operand -> ExpressionTypes.of(operand, schema))
                .toList();
        boolean wide = operands.stream().anyMatch(Type::wide);
        Type type = ExpressionTypes.of(expression, schema);
        if (expression instanceof Expression.Arithmetic(var operator, var _, var _)) {
            counted(wide || type.wide(), operator.name());
            boolean product = operator == Expression.ArithmeticOperator.MULTIPLY;
            boolean cut = operands.stream().allMatch(operand -> ExpressionTypes.fraction(operand) > 0);
            counted(product && cut && Intermediates.wideProduct(operands.getFirst(), operands.getLast()), "cut");
        } else if (expression instanceof Expression.Compare) {
            counted(wide, "Compare");
        } else if (expression instanceof Expression.IsIn) {
            counted(wide, "IsIn");
        } else if (expression instanceof Expression.IfElse) {
            counted(type.wide(), "IfElse");
        } else if (expression instanceof Expression.Cast) {
            counted(type.wide(), "Cast");
            counted(wide && !type.wide(), "narrowing");
        }
        PlanSize.operands(expression).forEach(operand -> add(operand, schema));
    }

    private void counted(boolean used, String kind) {
        if (used) {
            count.accept(kind);
        }
    }
}
