package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the rows for which a condition is true: clears the validity bit of the others. How many are left stays
/// hidden, but for the bit that a minimum row count asks for.
final class ObliviousFilter {
    private ObliviousFilter() {}

    /// The rows for which all conditions are true; there must be `minimum` of them.
    static SecretTable of(Party party, SecretTable input, List<Expression> conditions, long minimum) {
        List<Expression> parts = new ArrayList<>();
        conditions.forEach(condition -> addParts(condition, parts));
        List<BitVector> bits = new ArrayList<>();
        input.valid().ifPresent(bits::add);
        for (SecretColumn value : SecretExpressions.evaluate(party, input, parts)) {
            bits.add(SecretLogic.isTrue(party, value));
        }
        BitVector kept = AndTrees.each(party, List.of(bits)).getFirst();
        if (fewerThan(party, kept, minimum)) {
            throw DisclosedFailure.tooFewRows(minimum);
        }
        return SecretTable.of(input.relation(), input.columns(), Optional.of(kept))
                .knowing(input.facts());
    }

    /// The conditions that must all be true: a conjunction is true where both of its sides are, whatever is null.
    private static void addParts(Expression condition, List<Expression> parts) {
        if (condition instanceof Expression.And(Expression left, Expression right)) {
            addParts(left, parts);
            addParts(right, parts);
        } else {
            parts.add(condition);
        }
    }

    /// Opens whether fewer bits than `minimum` are 1, where the number of rows does not already say it. A rehearsal
    /// goes on either way.
    private static boolean fewerThan(Party party, BitVector bits, long minimum) {
        if (minimum == 0 || bits.rows() < minimum) {
            return bits.rows() < minimum && !party.rehearses();
        }
        return Counts.openLessThan(party, bits, minimum);
    }
}
