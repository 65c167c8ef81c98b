package dev.trefoil.client;

import dev.trefoil.plan.Expression;

/// The beginning of an if-else: `when(col("Age").ge(18)).then("adult").otherwise("child")`.
public final class When {
    private final Expression condition;

    When(Expression condition) {
        this.condition = condition;
    }

    public Then then(Object value) {
        return new Then(condition, ColumnExpression.expression(value));
    }

    /// An if-else that lacks its else.
    public static final class Then {
        private final Expression condition;
        private final Expression then;

        private Then(Expression condition, Expression then) {
            this.condition = condition;
            this.then = then;
        }

        /// What stands where the condition is false or null.
        public ColumnExpression otherwise(Object value) {
            return new ColumnExpression(new Expression.IfElse(condition, then, ColumnExpression.expression(value)));
        }
    }
}
