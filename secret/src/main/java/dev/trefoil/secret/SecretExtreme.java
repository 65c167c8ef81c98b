package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Type;

/// The lesser or the greater of two columns: a comparison and a choice.
final class SecretExtreme {
    private SecretExtreme() {}

    static SecretColumn of(Party party, ExtremeKind kind, SecretColumn left, SecretColumn right, Type type) {
        Comparison comparison = switch (kind) {
            case LEAST -> Comparison.LESS;
            case GREATEST -> Comparison.GREATER;
        };
        BitVector present = SecretLogic.bothPresent(party, left, right);
        BitVector takeLeft = SecretComparison.bits(party, comparison, left, right);
        return SecretChoice.choose(party, takeLeft, left, right, type, present);
    }
}
