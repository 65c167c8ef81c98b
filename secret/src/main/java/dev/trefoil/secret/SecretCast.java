package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A column as another type, with validation.
///
/// Where the types alone do not rule out a violation, the parties open one bit: whether any row that is there
/// holds a value, or a null, outside the target. Numbers are first rounded down to the target's precision.
final class SecretCast {
    private SecretCast() {}

    /// Throws [DisclosedFailure] at all parties if a row with `valid` 1 is outside the target.
    static SecretColumn of(Party party, SecretColumn operand, Type target, BitVector valid) {
        SecretColumn value = target instanceof Type.TextType || operand.type() instanceof Type.TextType
                ? operand
                : rounded(party, DateCasts.converted(party, operand, target), ExpressionTypes.fraction(target));
        Optional<BitVector> outside = outside(party, value, target);
        Optional<BitVector> violated = target.nullable() || !operand.type().nullable()
                ? outside.map(
                        bits -> operand.presentOrNull() == null ? bits : And.of(party, bits, operand.presence(party)))
                : Optional.of(nullOrOutside(party, operand.presence(party), outside));
        if (violated.isPresent() && AnyRow.open(party, And.of(party, violated.get(), valid))) {
            throw DisclosedFailure.castViolated(target);
        }
        BitVector present = target.nullable() ? operand.presence(party) : null;
        return narrowed(party, value, target, present);
    }

    private static BitVector nullOrOutside(Party party, BitVector present, Optional<BitVector> outside) {
        BitVector inside = outside.map(bits -> And.of(party, bits.not(party.index()), present))
                .orElse(present);
        return inside.not(party.index());
    }

    /// At `fraction` bits, rounded down; a bool as 0 or 1.
    private static SecretColumn rounded(Party party, SecretColumn operand, int fraction) {
        int by = ExpressionTypes.fraction(operand.type()) - fraction;
        if (!Numbers.isNumber(operand.type()) || by == 0) {
            return operand;
        }
        BitVector present = operand.presentOrNull();
        BigInteger min = Numbers.min(operand.type()).shiftRight(by);
        BigInteger max = Numbers.max(operand.type()).shiftRight(by);
        Type type = fraction == 0
                ? new Type.IntType(min, max, operand.type().nullable())
                : new Type.FixedType(fraction, min, max, operand.type().nullable());
        if (by < 0) {
            return Numbers.scaled(party, operand, fraction, type, present);
        }
        Elements numbers = operand.elementsIfThere();
        Digits digits = operand.digitsIfThere() == null && numbers != null
                ? Numbers.floorShifted(party, numbers, by, min, max)
                : Numbers.floorShifted(party, operand.digits(party), by);
        return SecretColumn.ofDigits(type, digits, present);
    }

    /// Where a value is outside the target; nothing if none can be.
    private static Optional<BitVector> outside(Party party, SecretColumn value, Type target) {
        if (target instanceof Type.TextType(int maxBytes, var _)) {
            int over = 8 * (Constants.maxBytes(value.type()) - maxBytes);
            return over <= 0
                    ? Optional.empty()
                    : Optional.of(
                            Equal.zero(party, value.code(party).bits(0, over)).not(party.index()));
        }
        BigInteger min = Numbers.min(target);
        BigInteger max = Numbers.max(target);
        boolean below = Numbers.min(value.type()).compareTo(min) < 0;
        boolean above = Numbers.max(value.type()).compareTo(max) > 0;
        if (!below && !above) {
            return Optional.empty();
        }
        BitVector bits = BitVector.zeros(value.rows());
        if (below) {
            bits = ConstantComparison.less(party, value, min);
        }
        if (above) {
            BigInteger next = max.add(BigInteger.ONE);
            bits = bits.xor(ConstantComparison.less(party, value, next).not(party.index()));
        }
        return Optional.of(bits);
    }

    /// The cells under the target's bounds, which they keep; digits over the target's own base, so that a wider
    /// base does not live on under narrow bounds.
    private static SecretColumn narrowed(Party party, SecretColumn value, Type target, @Nullable BitVector present) {
        Digits digits = value.digitsIfThere();
        if (target instanceof Type.TextType(int maxBytes, var _)) {
            int over = 8 * (Constants.maxBytes(value.type()) - maxBytes);
            BitPlanes code = value.code(party);
            BitPlanes bits = over <= 0 ? code.shiftedLeft(-over) : code.bits(over, code.width());
            return SecretColumn.ofDigits(
                    target, Digits.of(bits, BigInteger.ZERO, value.digits(party).zeroAtNull()), present);
        }
        if (digits == null) {
            return SecretColumn.ofElements(target, value.elements(party, target.wide()), present);
        }
        BigInteger offset = Layout.offset(target);
        if (digits.base().compareTo(offset) < 0) {
            BigInteger delta = digits.base().subtract(offset);
            BitPlanes bits = Numbers.plus(party, digits.bits().unsignedTo(Layout.width(target)), delta);
            digits = Digits.of(bits, offset, false);
        }
        return SecretColumn.of(target, digits, value.elementsIfThere(target.wide()), present);
    }
}
