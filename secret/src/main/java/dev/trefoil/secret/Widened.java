package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import java.math.BigInteger;

/// A column under a type of the same kind that holds all its values: other bounds, more fraction bits, longer
/// texts, nulls allowed; local.
final class Widened {
    private Widened() {}

    static SecretColumn to(Party party, SecretColumn column, Type type) {
        if (column.type().equals(type)) {
            return column;
        }
        BitVector present = type.nullable() ? column.presence(party) : null;
        if (type instanceof Type.TextType(int maxBytes, var _)) {
            boolean zeroAtNull = column.digits(party).zeroAtNull();
            return SecretColumn.ofDigits(
                    type, Digits.of(Texts.padded(party, column, maxBytes), BigInteger.ZERO, zeroAtNull), present);
        }
        int fraction = ExpressionTypes.fraction(type);
        return Numbers.scaled(party, column, fraction, type, present);
    }
}
