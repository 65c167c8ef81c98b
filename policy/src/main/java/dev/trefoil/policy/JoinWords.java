package dev.trefoil.policy;

import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan.Join;
import java.util.stream.Collectors;

/// A join as a sentence.
final class JoinWords {
    private JoinWords() {}

    /// `left` and `right` are the letters of its tables.
    static String of(Join join, String left, String right) {
        String pairs = join.keys().stream()
                .map(pair -> PlanWords.column(pair.left()) + " of " + left + " equals " + PlanWords.column(pair.right())
                        + " of " + right)
                .collect(Collectors.joining(", "));
        String without = "; rows of " + left + " without one are left out";
        return switch (join.kind()) {
            case SEMI -> "Of " + left + ", keep only the rows for which " + right + " has a row where " + pairs + ".";
            case ANTI -> "Of " + left + ", keep only the rows for which " + right + " has no row where " + pairs + ".";
            case INNER -> beside(join, left, right) + pairs + without + ".";
            case LEFT -> beside(join, left, right) + pairs + "; rows of " + left + " without one stay, with nulls.";
            case RIGHT ->
                beside(join, left, right) + pairs + without + ", rows of " + right
                        + " that stand beside none stay, with nulls.";
            case FULL ->
                beside(join, left, right) + pairs + "; rows of " + left + " without one, and rows of " + right
                        + " that stand beside none, stay, with nulls.";
        };
    }

    private static String beside(Join join, String left, String right) {
        return switch (join.multiplicity()) {
            case Multiplicity.ManyToOne _ -> "Put beside each row of " + left + " the one row of " + right + " where ";
            case Multiplicity.OneToOne _ ->
                "Put beside each row of " + left + " the one row of " + right
                        + ", for which it is the only one, where ";
            case Multiplicity.OneToMany _ ->
                "Put beside each row of " + left + " all rows of " + right + ", for which it is the only one, where ";
            case Multiplicity.ManyToMany(long maxRows) ->
                "Put beside each row of " + left + " all rows of " + right + ", at most " + maxRows
                        + " pairs in all, where ";
            case Multiplicity.Unchecked _ -> throw new IllegalStateException("a join that only asks for matches");
        };
    }
}
