package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Plan;
import java.util.Optional;

/// Keeps the rows for which a condition is true: clears the validity bit of the others. How many are left stays
/// hidden, but for the bit that a minimum row count asks for.
final class ObliviousFilter {
    private ObliviousFilter() {}

    static SecretTable of(Party party, SecretTable input, Plan.Filter filter) {
        BitVector isTrue = SecretLogic.isTrue(party, SecretExpressions.evaluate(party, input, filter.where()));
        BitVector kept =
                input.valid().map(valid -> And.of(party, valid, isTrue)).orElse(isTrue);
        if (fewerThan(party, kept, filter.minimumRows())) {
            throw DisclosedFailure.tooFewRows(filter.minimumRows());
        }
        return SecretTable.of(input.relation(), input.columns(), Optional.of(kept))
                .knowing(input.facts());
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
