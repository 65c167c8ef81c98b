package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.Type;
import org.jspecify.annotations.Nullable;

/// `+ - *` of two secret columns; null where either is.
///
/// Sums are local in the ring, which is that of their type; a product that is cut is computed in a ring that holds it
/// whole. Two columns that have only bits are added as bits, since the sum then needs no
/// more than one conversion later. A product of fixed-point numbers is the exact floor.
final class SecretArithmetic {
    private SecretArithmetic() {}

    static SecretColumn of(Party party, ArithmeticOperator operator, SecretColumn left, SecretColumn right, Type type) {
        BitVector present = SecretLogic.bothPresent(party, left, right);
        return switch (operator) {
            case ADD -> sum(party, left, right, false, type, present);
            case SUBTRACT -> sum(party, left, right, true, type, present);
            case MULTIPLY -> product(party, left, right, type, present);
        };
    }

    private static SecretColumn sum(
            Party party, SecretColumn left, SecretColumn right, boolean minus, Type type, @Nullable BitVector present) {
        int fraction = ExpressionTypes.fraction(type);
        Digits a = Numbers.digitsAt(left, fraction);
        Digits b = Numbers.digitsAt(right, fraction);
        boolean bitsOnly = left.elementsIfThere() == null && right.elementsIfThere() == null;
        Digits summand = minus && b != null ? b.negated(party.index()) : b;
        if (bitsOnly && a != null && summand != null && a.plus(summand.base()) != null) {
            int width = Math.max(a.bits().width(), summand.bits().width()) + 1;
            BitPlanes bits = Add.of(
                    party,
                    a.bits().unsignedTo(width),
                    summand.bits().unsignedTo(width),
                    Circuits.adder(party, left.rows()));
            return SecretColumn.ofDigits(type, Digits.of(bits, a.base().add(summand.base()), false), present);
        }
        Elements x = Numbers.elementsAt(party, left, fraction, type.wide());
        Elements y = Numbers.elementsAt(party, right, fraction, type.wide());
        return SecretColumn.ofElements(type, minus ? x.minus(y) : x.plus(y), present);
    }

    private static SecretColumn product(
            Party party, SecretColumn left, SecretColumn right, Type type, @Nullable BitVector present) {
        int cut = Math.min(ExpressionTypes.fraction(left.type()), ExpressionTypes.fraction(right.type()));
        boolean large = cut == 0 ? type.wide() : Intermediates.wideProduct(left.type(), right.type());
        Elements product = left.elements(party, large).multiply(party, right.elements(party, large));
        return cut == 0 ? SecretColumn.ofElements(type, product, present) : floor(party, product, cut, type, present);
    }

    /// A product before it is cut to the precision of its type, cut.
    static SecretColumn floor(Party party, Elements product, int cut, Type type, @Nullable BitVector present) {
        Digits digits = Numbers.floorShifted(party, product, cut, Numbers.min(type), Numbers.max(type));
        return SecretColumn.ofDigits(type, digits, present);
    }
}
