package dev.trefoil.client;

import dev.trefoil.plan.Expression;
import java.util.ArrayList;
import java.util.List;

/// The beginning of a case: `when(col("Age").lt(18)).then("child").when(col("Age").lt(65)).then("adult")
/// .otherwise("old")`. The first condition that is true decides; a null condition is not true.
public final class When {
    private final List<Branch> before;
    private final Expression condition;

    When(Expression condition) {
        this(List.of(), condition);
    }

    private When(List<Branch> before, Expression condition) {
        this.before = before;
        this.condition = condition;
    }

    public Then then(Object value) {
        List<Branch> branches = new ArrayList<>(before);
        branches.add(new Branch(condition, ColumnExpression.expression(value)));
        return new Then(List.copyOf(branches));
    }

    /// A case that lacks its else.
    public static final class Then {
        private final List<Branch> branches;

        private Then(List<Branch> branches) {
            this.branches = branches;
        }

        /// The next condition, where all before it are false or null.
        public When when(ColumnExpression condition) {
            return new When(branches, condition.expression());
        }

        /// What stands where all conditions are false or null.
        public ColumnExpression otherwise(Object value) {
            Expression result = ColumnExpression.expression(value);
            for (Branch branch : branches.reversed()) {
                result = new Expression.IfElse(branch.condition, branch.then, result);
            }
            return new ColumnExpression(result);
        }
    }

    private record Branch(Expression condition, Expression then) {}
}
