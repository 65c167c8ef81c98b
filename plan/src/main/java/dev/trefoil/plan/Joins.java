package dev.trefoil.plan;

import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The public shape of joined tables.
final class Joins {
    private Joins() {}

    static Relation of(Plan.Join join, Relation left, Relation right) {
        requireKeys(join, left.schema(), right.schema());
        JoinKind kind = join.kind();
        return Relation.unsorted(
                kind.isTest() ? left.schema() : schema(join, left.schema(), right.schema()),
                rows(kind, join.multiplicity(), left.maxRows(), right.maxRows()));
    }

    static Relation attach(Relation input, Plan single, Relation row) {
        if (!OneRow.of(single)) {
            throw new PlanException("attach: the second table may have other than one row; only measures over a whole"
                    + " table have exactly one");
        }
        List<Field> fields = new ArrayList<>(input.schema().fields());
        for (Field field : row.schema().fields()) {
            if (input.schema().contains(field.column())) {
                throw new PlanException(
                        "attach: both tables have a column '" + field.column() + "': rename one of them first");
            }
            fields.add(field);
        }
        return input.withSchema(new Schema(fields));
    }

    private static void requireKeys(Plan.Join join, Schema left, Schema right) {
        if (join.keys().isEmpty()) {
            throw new PlanException("join: name at least one pair of key columns");
        }
        Set<Column> leftKeys = new HashSet<>();
        Set<Column> rightKeys = new HashSet<>();
        for (KeyPair pair : join.keys()) {
            Type a = left.type(pair.left());
            Type b = right.type(pair.right());
            boolean sameScale = ExpressionTypes.fraction(a) == ExpressionTypes.fraction(b);
            if (!a.kind().equals(b.kind()) || !sameScale) {
                throw new PlanException("join: key '" + pair.left() + "' is " + a.text() + " but '" + pair.right()
                        + "' is " + b.text() + ": cast one of them");
            }
            ExpressionTypes.union("join: keys '" + pair.left() + "' and '" + pair.right() + "'", a, b);
            requireOnce(rightKeys.add(pair.right()), pair.right());
            requireOnce(leftKeys.add(pair.left()) || !join.kind().keepsRight(), pair.left());
        }
    }

    private static void requireOnce(boolean first, Column key) {
        if (!first) {
            throw new PlanException("join: key column '" + key + "' is named twice");
        }
    }

    private static Schema schema(Plan.Join join, Schema left, Schema right) {
        Map<Column, Column> rightOfLeft = new HashMap<>();
        Set<Column> rightKeys = new HashSet<>();
        for (KeyPair pair : join.keys()) {
            rightOfLeft.put(pair.left(), pair.right());
            rightKeys.add(pair.right());
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : left.fields()) {
            Column key = rightOfLeft.get(field.column());
            boolean nullable = field.type().nullable() || join.kind().keepsRight();
            fields.add(
                    key == null || !join.kind().keepsRight()
                            ? new Field(field.column(), field.type().withNullable(nullable))
                            : new Field(field.column(), key(join.kind(), field.type(), right.type(key))));
        }
        for (Field field : right.fields()) {
            if (!rightKeys.contains(field.column())) {
                if (left.contains(field.column())) {
                    throw new PlanException("join: both tables have a column '" + field.column()
                            + "': rename or drop one of them first, or give suffixes");
                }
                boolean nullable = field.type().nullable() || join.kind().keepsLeft();
                fields.add(new Field(field.column(), field.type().withNullable(nullable)));
            }
        }
        return new Schema(fields);
    }

    /// The type of a key that may come from either side; every row of a right join has the key of a right row.
    private static Type key(JoinKind kind, Type left, Type right) {
        Type both = ExpressionTypes.union("join key", left, right);
        return kind == JoinKind.RIGHT ? both.withNullable(right.nullable()) : both;
    }

    private static long rows(JoinKind kind, Multiplicity multiplicity, long left, long right) {
        long unmatchedLeft = kind.keepsLeft() ? left : 0;
        long unmatchedRight = kind.keepsRight() ? right : 0;
        return switch (multiplicity) {
            case Multiplicity.ManyToOne _ -> left + unmatchedRight;
            case Multiplicity.OneToMany _ -> right + unmatchedLeft;
            case Multiplicity.OneToOne _ ->
                switch (kind) {
                    case INNER -> Math.min(left, right);
                    case RIGHT -> right;
                    case FULL -> left + right;
                    case LEFT, SEMI, ANTI -> left;
                };
            case Multiplicity.ManyToMany(long most) -> Math.min(most, left * right) + unmatchedLeft + unmatchedRight;
            case Multiplicity.Unchecked _ -> left;
        };
    }
}
