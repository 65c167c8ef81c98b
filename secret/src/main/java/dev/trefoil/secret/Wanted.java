package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which columns of its input an operator reads, given which of its own columns are wanted: what nobody reads
/// is neither loaded nor moved.
final class Wanted {
    private Wanted() {}

    static Set<Column> byRename(Plan.Rename rename, Set<Column> wanted) {
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

    static Set<Column> byAssign(Plan.Assign assign, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        assign.assignments().forEach(assignment -> names.remove(assignment.column()));
        assignments(assign, wanted).forEach(assignment -> addColumns(assignment.value(), names));
        return names;
    }

    static Set<Column> byFilter(Plan.Filter filter, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        addColumns(filter.where(), names);
        return names;
    }

    /// Both sides of a join; a side ignores the names that it does not have.
    static Set<Column> byJoin(Plan.Join join, Set<Column> wanted, boolean left) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        join.keys().forEach(pair -> names.add(left ? pair.left() : pair.right()));
        return names;
    }

    static Set<Column> byAggregate(Plan.Aggregate aggregate, Set<Column> wanted) {
        Set<Column> names = new LinkedHashSet<>(aggregate.by());
        for (Measure measure : measures(aggregate, wanted)) {
            switch (measure) {
                case Measure.CountRows _ -> {}
                case Measure.OfColumn(var _, Column input, var _) -> names.add(input);
            }
        }
        return names;
    }

    static List<Measure> measures(Plan.Aggregate aggregate, Set<Column> wanted) {
        return aggregate.measures().stream()
                .filter(measure -> wanted.contains(measure.output()))
                .toList();
    }

    private static boolean hasCast(Expression expression) {
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
