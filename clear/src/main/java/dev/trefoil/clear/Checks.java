package dev.trefoil.clear;

import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;

/// What about the data can end a run, checked at its node over the rows that are present there.
final class Checks {
    private Checks() {}

    /// Casts over the input, and what a join asserts; before the node is computed.
    static void before(Database database, Plan plan, List<Stage> inputs) {
        for (Expression expression : PlanSize.expressions(plan)) {
            for (Expression cast : casts(expression)) {
                requireCast(database, cast, inputs.getFirst());
            }
        }
        if (plan instanceof Plan.Join join) {
            JoinChecks.require(database, join, inputs.getFirst(), inputs.getLast());
        }
    }

    /// The minimum rows of a filter; after the node is computed.
    static void after(Database database, Plan plan, Stage stage) {
        if (plan instanceof Plan.Filter(var _, var _, long minimumRows)
                && database.number("SELECT count(*) FROM " + stage.table(), new Parameters()) < minimumRows) {
            throw DisclosedFailure.tooFewRows(minimumRows);
        }
    }

    /// All casts and additions of dates in an expression, inner before outer, so that what one computes on fits its
    /// type.
    private static List<Expression> casts(Expression expression) {
        List<Expression> casts = new ArrayList<>();
        for (Expression operand : PlanSize.operands(expression)) {
            casts.addAll(casts(operand));
        }
        if (expression instanceof Expression.Cast || expression instanceof Expression.DateAdd) {
            casts.add(expression);
        }
        return casts;
    }

    private static void requireCast(Database database, Expression cast, Stage input) {
        Type target = ExpressionTypes.of(cast, input.schema());
        Parameters parameters = new Parameters();
        String value = cast instanceof Expression.Cast plain
                ? ExpressionSql.unchecked(plain, input.schema(), parameters)
                : ExpressionSql.of(cast, input.schema(), parameters);
        String violated = "x IS NULL AND " + !target.nullable() + " OR NOT (" + inside(target) + ")";
        String query = "SELECT count(*) FROM (SELECT " + value + " AS x" + input.source() + ") WHERE " + violated;
        if (database.number(query, parameters) > 0) {
            throw DisclosedFailure.castViolated(target);
        }
    }

    private static String inside(Type target) {
        return switch (target) {
            case Type.IntType(var min, var max, var _) -> "x BETWEEN " + min + " AND " + max;
            case Type.FixedType(var _, var min, var max, var _) -> "x BETWEEN " + min + " AND " + max;
            case Type.TextType(int maxBytes, var _) -> "strlen(x) <= " + maxBytes;
            case Type.DateType _, Type.TimestampType _ -> "x BETWEEN 0 AND " + Layout.largestCode(target);
            case Type.BoolType _ -> "true";
        };
    }
}
