package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SQL's three-valued logic on two bits a cell: whether it is true, whether it is present.
///
/// A cell that is not true is false where it is present, so `false = present xor true`: both connectives cost
/// two ANDs in one round, one AND if nothing is null.
final class SecretLogic {
    private SecretLogic() {}

    /// 1 where the cell is true, 0 where it is false or null.
    static BitVector isTrue(Party party, SecretColumn bool) {
        return bool.codeZeroAtNull(party).plane(0);
    }

    static SecretColumn and(Party party, SecretColumn left, SecretColumn right, Type type) {
        BitVector leftTrue = isTrue(party, left);
        BitVector rightTrue = isTrue(party, right);
        if (!type.nullable()) {
            return SecretColumn.ofBits(type, And.of(party, leftTrue, rightTrue), null, true);
        }
        BitVector leftFalse = left.presence(party).xor(leftTrue);
        BitVector rightFalse = right.presence(party).xor(rightTrue);
        List<BitVector> both = And.all(party, List.of(leftTrue, leftFalse), List.of(rightTrue, rightFalse));
        BitVector isTrue = both.get(0);
        BitVector isFalse = leftFalse.xor(rightFalse).xor(both.get(1));
        return SecretColumn.ofBits(type, isTrue, isTrue.xor(isFalse), true);
    }

    /// By De Morgan.
    static SecretColumn or(Party party, SecretColumn left, SecretColumn right, Type type) {
        return not(party, and(party, not(party, left), not(party, right), type));
    }

    static SecretColumn not(Party party, SecretColumn operand) {
        BitVector isFalse = operand.presence(party).xor(isTrue(party, operand));
        return SecretColumn.ofBits(operand.type(), isFalse, operand.presentOrNull(), true);
    }

    /// The presence bit of a result that is null where either operand is: null for a type that is not nullable.
    static @Nullable BitVector bothPresent(Party party, SecretColumn left, SecretColumn right) {
        BitVector a = left.presentOrNull();
        BitVector b = right.presentOrNull();
        if (a == null) {
            return b;
        }
        return b == null || a == b ? a : And.of(party, a, b);
    }
}
