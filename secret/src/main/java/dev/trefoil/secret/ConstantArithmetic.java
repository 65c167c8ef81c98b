package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// `+ - *` of a secret column and a public number: local, but for cutting a fixed-point product.
final class ConstantArithmetic {
    private ConstantArithmetic() {}

    /// `column operator constant`.
    static SecretColumn of(Party party, ArithmeticOperator operator, SecretColumn column, Value constant, Type type) {
        return switch (operator) {
            case ADD -> plus(column, units(constant, type), type, party);
            case SUBTRACT -> plus(column, units(constant, type).negate(), type, party);
            case MULTIPLY -> times(party, column, constant, type);
        };
    }

    /// `constant operator column`.
    static SecretColumn reversed(
            Party party, ArithmeticOperator operator, Value constant, SecretColumn column, Type type) {
        return switch (operator) {
            case ADD -> plus(column, units(constant, type), type, party);
            case SUBTRACT -> minusFrom(party, units(constant, type), column, type);
            case MULTIPLY -> times(party, column, constant, type);
        };
    }

    /// The constant in the units of a sum.
    private static BigInteger units(Value constant, Type type) {
        return Constants.number(constant)
                .shiftLeft(ExpressionTypes.fraction(type) - ExpressionTypes.fraction(constant.type()));
    }

    private static SecretColumn plus(SecretColumn column, BigInteger constant, Type type, Party party) {
        int fraction = ExpressionTypes.fraction(type);
        Digits digits = Numbers.digitsAt(column, fraction);
        Digits sum = digits == null ? null : digits.plus(constant);
        Elements numbers = sum == null
                ? Numbers.elementsAt(party, column, fraction, type.wide())
                : Numbers.elementsAt(column, fraction, type.wide());
        return SecretColumn.of(
                type, sum, numbers == null ? null : numbers.plusPublic(party, constant), column.presentOrNull());
    }

    private static SecretColumn minusFrom(Party party, BigInteger constant, SecretColumn column, Type type) {
        int fraction = ExpressionTypes.fraction(type);
        Digits digits = Numbers.digitsAt(column, fraction);
        Digits negated = digits == null ? null : digits.negated(party.index());
        Digits difference = negated == null ? null : negated.plus(constant);
        Elements numbers = difference == null
                ? Numbers.elementsAt(party, column, fraction, type.wide())
                : Numbers.elementsAt(column, fraction, type.wide());
        return SecretColumn.of(
                type,
                difference,
                numbers == null ? null : numbers.negated().plusPublic(party, constant),
                column.presentOrNull());
    }

    /// A power of two shifts the bits; any other factor needs the ring.
    private static SecretColumn times(Party party, SecretColumn column, Value constant, Type type) {
        BigInteger factor = Constants.number(constant);
        int cut = Math.min(ExpressionTypes.fraction(column.type()), ExpressionTypes.fraction(constant.type()));
        BitVector present = column.presentOrNull();
        Digits shifted = shifted(party, column.digitsIfThere(), factor);
        if (shifted != null && column.elementsIfThere() == null) {
            return SecretColumn.ofDigits(type, Numbers.floorShifted(party, shifted, cut), present);
        }
        boolean large = cut == 0 ? type.wide() : Intermediates.wideProduct(column.type(), constant.type());
        Elements product = column.elements(party, large).times(factor);
        return cut == 0
                ? SecretColumn.ofElements(type, product, present)
                : SecretArithmetic.floor(party, product, cut, type, present);
    }

    private static @Nullable Digits shifted(Party party, @Nullable Digits digits, BigInteger factor) {
        if (digits == null || factor.abs().bitCount() != 1) {
            return null;
        }
        Digits shifted = digits.shiftedLeft(factor.getLowestSetBit());
        return factor.signum() < 0 && shifted != null ? shifted.negated(party.index()) : shifted;
    }
}
