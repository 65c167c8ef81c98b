package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Schema;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Which columns of its input an operator reads, given which of its own columns are wanted: what nobody reads
/// is neither loaded nor moved.
final class Wanted {
    private Wanted() {}

    /// What `plan` reads of each of its inputs; names that an input does not have say nothing.
    static List<Set<Column>> ofInputs(Plan plan, Set<Column> wanted, Function<Plan, Schema> schema) {
        return switch (plan) {
            case Plan.Scan _ -> List.of();
            case Plan.Select _, Plan.Drop _, Plan.Limit _, Plan.Tail _, Plan.Shuffle _, Plan.Trim _ -> List.of(wanted);
            case Plan.Rename rename -> List.of(byRename(rename, wanted));
            case Plan.Assign assign -> List.of(byAssign(assign, wanted));
            case Plan.Filter filter -> List.of(byFilter(filter, wanted));
            case Plan.Join join -> List.of(byJoin(join, wanted, true), byJoin(join, wanted, false));
            case Plan.Attach _ -> List.of(wanted, wanted);
            case Plan.Aggregate aggregate -> List.of(byAggregate(aggregate, wanted));
            case Plan.Window window -> {
                Set<Column> all = Set.copyOf(schema.apply(window.input()).columns());
                yield List.of(WindowReads.of(window, wanted, all).columns());
            }
            case Plan.Sort(Plan input, var _) ->
                List.of(Set.copyOf(schema.apply(input).columns()));
            case Plan.Concat(List<Plan> inputs) -> Collections.nCopies(inputs.size(), wanted);
        };
    }

    private static Set<Column> byRename(Plan.Rename rename, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        rename.renamings().forEach(renaming -> names.remove(renaming.to()));
        for (Plan.Renaming renaming : rename.renamings()) {
            if (wanted.contains(renaming.to())) {
                names.add(renaming.from());
            }
        }
        return names;
    }

    /// The assignments that must be computed: those wanted, and those with a cast, since it may end the run.
    static List<Plan.Assignment> assignments(Plan.Assign assign, Set<Column> wanted) {
        return assign.assignments().stream()
                .filter(assignment -> wanted.contains(assignment.column()) || hasCast(assignment.value()))
                .toList();
    }

    private static Set<Column> byAssign(Plan.Assign assign, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        assign.assignments().forEach(assignment -> names.remove(assignment.column()));
        assignments(assign, wanted).forEach(assignment -> addColumns(assignment.value(), names));
        return names;
    }

    private static Set<Column> byFilter(Plan.Filter filter, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        addColumns(filter.where(), names);
        return names;
    }

    /// Both sides of a join; a side ignores the names that it does not have.
    private static Set<Column> byJoin(Plan.Join join, Set<Column> wanted, boolean left) {
        Set<Column> names = new LinkedHashSet<>(left || !join.kind().isTest() ? wanted : Set.of());
        join.keys().forEach(pair -> names.add(left ? pair.left() : pair.right()));
        return names;
    }

    static Set<Column> byAggregate(Plan.Aggregate aggregate, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(aggregate.by());
        for (Measure measure : measures(aggregate, wanted)) {
            switch (measure) {
                case Measure.CountRows _ -> {}
                case Measure.OfColumn(var _, Column input, var _) -> names.add(input);
                case Measure.OfTwoColumns(var _, Column left, Column right, var _) -> {
                    names.add(left);
                    names.add(right);
                }
                case Measure.Quantile(var _, Column input, var _) -> names.add(input);
            }
        }
        return names;
    }

    static List<Measure> measures(Plan.Aggregate aggregate, Set<Column> wanted) {
        return aggregate.measures().stream()
                .filter(measure -> wanted.contains(measure.output()))
                .toList();
    }

    /// Whether computing it may end the run.
    static boolean hasCast(Expression expression) {
        return expression instanceof Expression.Cast
                || expression instanceof Expression.DateAdd
                || PlanSize.operands(expression).stream().anyMatch(Wanted::hasCast);
    }

    private static void addColumns(Expression expression, Set<Column> names) {
        if (expression instanceof Expression.ColumnRef(Column column)) {
            names.add(column);
        }
        PlanSize.operands(expression).forEach(operand -> addColumns(operand, names));
    }
}
