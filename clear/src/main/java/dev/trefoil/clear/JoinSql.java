package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A join as a SELECT over its two stages, named l and r.
final class JoinSql {
    private JoinSql() {}

    static String select(Plan.Join join, Stage left, Stage right) {
        String pair = " r ON " + condition(join, left, right);
        String from = " FROM " + left.table() + " l ";
        String side = right.table() + pair;
        return "SELECT " + PlanSql.named(sources(join, left, right)) + from
                + switch (join.kind()) {
                    case INNER -> "JOIN " + side;
                    case LEFT -> "LEFT JOIN " + side;
                    case RIGHT -> "RIGHT JOIN " + side;
                    case FULL -> "FULL JOIN " + side;
                    case SEMI -> "WHERE " + exists(join, left, right);
                    case ANTI -> "WHERE NOT " + exists(join, left, right);
                };
    }

    /// How many pairs of rows match.
    static String matches(Plan.Join join, Stage left, Stage right) {
        return "SELECT count(*) FROM " + left.table() + " l JOIN " + right.table() + " r ON "
                + condition(join, left, right);
    }

    /// Each row of the input beside the one row of `single`.
    static String attach(Stage input, Stage single) {
        List<String> sources = new ArrayList<>();
        input.schema().columns().forEach(column -> sources.add("l." + input.name(column)));
        single.schema().columns().forEach(column -> sources.add("r." + single.name(column)));
        String order = input.relation().sorted() ? "l.n, " : "";
        return "SELECT " + order + PlanSql.named(sources) + " FROM " + input.table() + " l CROSS JOIN " + single.table()
                + " r";
    }

    private static List<String> sources(Plan.Join join, Stage left, Stage right) {
        List<String> sources = new ArrayList<>();
        left.schema().columns().forEach(column -> sources.add(fromLeft(join, column, left, right)));
        if (join.kind().isTest()) {
            return sources;
        }
        List<Column> rightKeys = join.keys().stream().map(KeyPair::right).toList();
        for (Column column : right.schema().columns()) {
            if (!rightKeys.contains(column)) {
                sources.add("r." + right.name(column));
            }
        }
        return sources;
    }

    /// A left column, or the key of whichever side is there.
    private static String fromLeft(Plan.Join join, Column column, Stage left, Stage right) {
        String source = "l." + left.name(column);
        if (!join.kind().keepsRight()) {
            return source;
        }
        for (KeyPair pair : join.keys()) {
            if (pair.left().equals(column)) {
                Type from = left.schema().type(column);
                Type other = right.schema().type(pair.right());
                Type both = ExpressionTypes.union("join key", from, other);
                String key = ExpressionSql.rescaled("r." + right.name(pair.right()), other, both);
                return join.kind() == JoinKind.RIGHT
                        ? key
                        : "coalesce(" + ExpressionSql.rescaled(source, from, both) + ", " + key + ")";
            }
        }
        return source;
    }

    private static String exists(Plan.Join join, Stage left, Stage right) {
        return "EXISTS (SELECT 1 FROM " + right.table() + " r WHERE " + condition(join, left, right) + ")";
    }

    private static String condition(Plan.Join join, Stage left, Stage right) {
        return join.keys().stream()
                .map(pair -> "l." + left.name(pair.left()) + " = r." + right.name(pair.right()))
                .collect(Collectors.joining(" AND "));
    }
}
