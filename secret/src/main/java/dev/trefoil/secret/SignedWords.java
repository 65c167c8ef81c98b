package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The numbers of a column as words in two's complement, in the fewest bits that their type needs; and back.
final class SignedWords {
    private SignedWords() {}

    static BitPlanes of(Party party, SecretColumn column) {
        int width = Numbers.signedWidth(Numbers.min(column.type()), Numbers.max(column.type()));
        Digits digits = column.digits(party);
        return Numbers.plus(party, digits.bits().unsignedTo(width), digits.base());
    }

    /// The column of a number type whose numbers are these words.
    static SecretColumn column(Party party, Type type, BitPlanes given, @Nullable BitVector present) {
        int width = Numbers.signedWidth(Numbers.min(type), Numbers.max(type));
        BitPlanes word = given.bits(0, Math.min(given.width(), width));
        BigInteger half = BigInteger.ONE.shiftLeft(word.width() - 1);
        Digits digits = Numbers.min(type).signum() < 0
                ? Digits.of(word.flipTop(party.index()), half.negate(), false)
                : Digits.of(word, BigInteger.ZERO, false);
        return SecretColumn.ofDigits(type, digits, present);
    }

    /// The word negated where the bit is one, in the same width.
    static BitPlanes negatedWhere(Party party, BitPlanes word, BitVector bit) {
        BitPlanes zero = BitPlanes.zeros(word.rows(), word.width());
        return Add.of(party, word.xor(bit), zero, bit, Circuits.adder(party, word.rows()));
    }
}
