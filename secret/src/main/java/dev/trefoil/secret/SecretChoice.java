package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Choose;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import org.jspecify.annotations.Nullable;

/// One of two columns, row by row, by a secret bit.
///
/// Columns that have their bits are chosen bit by bit; a number that is there in the ring only is chosen in the
/// ring.
final class SecretChoice {
    private SecretChoice() {}

    /// `then` where the condition is true, `otherwise` where it is false or null.
    static SecretColumn ifElse(
            Party party, SecretColumn condition, SecretColumn then, SecretColumn otherwise, Type type) {
        BitVector bit = SecretLogic.isTrue(party, condition);
        BitVector present = type.nullable() ? presence(party, bit, then, otherwise) : null;
        return choose(party, bit, then, otherwise, type, present);
    }

    /// The replacement where the operand is null.
    static SecretColumn fillNull(Party party, SecretColumn operand, Value replacement, Type type) {
        BitVector present = operand.presentOrNull();
        if (present == null) {
            return Widened.to(party, operand, type);
        }
        SecretColumn constant = Constants.column(party, operand.rows(), replacement);
        return choose(party, present, operand, constant, type, null);
    }

    /// `left`, or `right` where `left` is null.
    static SecretColumn coalesce(Party party, SecretColumn left, SecretColumn right, Type type) {
        BitVector present = left.presentOrNull();
        if (present == null) {
            return Widened.to(party, left, type);
        }
        BitVector either = type.nullable() ? presence(party, present, left, right) : null;
        return choose(party, present, left, right, type, either);
    }

    private static @Nullable BitVector presence(Party party, BitVector bit, SecretColumn then, SecretColumn otherwise) {
        BitPlanes chosen =
                Choose.of(party, bit, BitPlanes.of(then.presence(party)), BitPlanes.of(otherwise.presence(party)));
        return chosen.plane(0);
    }

    /// `then` where the bit is one, under a type that holds whichever value is chosen.
    static SecretColumn choose(
            Party party,
            BitVector bit,
            SecretColumn then,
            SecretColumn otherwise,
            Type type,
            @Nullable BitVector present) {
        if (then.digitsIfThere() != null && otherwise.digitsIfThere() != null) {
            BitPlanes a = Widened.to(party, then, type).code(party);
            BitPlanes b = Widened.to(party, otherwise, type).code(party);
            Digits chosen = Digits.of(Choose.of(party, bit, a, b), Layout.offset(type), false);
            return SecretColumn.ofDigits(type, chosen, present);
        }
        int fraction = ExpressionTypes.fraction(type);
        Elements a = Numbers.elementsAt(party, then, fraction, type.wide());
        Elements b = Numbers.elementsAt(party, otherwise, fraction, type.wide());
        Elements chosen = b.plus(Elements.ofBits(party, bit, type.wide()).multiply(party, a.minus(b)));
        return SecretColumn.ofElements(type, chosen, present);
    }
}
