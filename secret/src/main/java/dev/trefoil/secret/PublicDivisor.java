package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.RingVector;

/// The exact floor of secret numbers 0 to `largest` over a public constant: times the constant's reciprocal, rounded up
/// to as many bits as make it exact, without the low bits of the product.
///
/// With m = ceil(2^s / d) and e = m d - 2^s the quotient floor(x m / 2^s) is floor(x / d) for every x with x e < 2^s
/// (Granlund, Montgomery 1994: Division by Invariant Integers using Multiplication).
record PublicDivisor(long largest, long divisor, int shift, long reciprocal) {
    /// Throws if a product needs more than 62 bits.
    static PublicDivisor of(long largest, long divisor) {
        for (int shift = 0; shift < 62; shift++) {
            long power = 1L << shift;
            long reciprocal = Math.ceilDiv(power, divisor);
            long error = Math.subtractExact(Math.multiplyExact(reciprocal, divisor), power);
            boolean exact = Math.multiplyHigh(largest, error) == 0 && largest * error >= 0 && largest * error < power;
            if (exact) {
                if (Math.multiplyHigh(largest, reciprocal) != 0 || (largest * reciprocal) >>> 62 != 0) {
                    break;
                }
                return new PublicDivisor(largest, divisor, shift, reciprocal);
            }
        }
        throw new IllegalArgumentException("numbers up to " + largest + " over " + divisor + " need a larger ring");
    }

    /// Bits of the whole product.
    private int width() {
        return Long.SIZE - Long.numberOfLeadingZeros(largest * reciprocal);
    }

    BitPlanes floor(Party party, RingVector numbers) {
        BitPlanes product = ArithmeticToBits.of(
                party, numbers.times(reciprocal), Math.max(width(), shift + 1), Circuits.adder(party, numbers.rows()));
        return product.bits(shift, product.width());
    }
}
