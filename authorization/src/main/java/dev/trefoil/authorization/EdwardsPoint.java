package dev.trefoil.authorization;

import java.math.BigInteger;
import java.util.Set;

/// The check that 32 bytes are a usable Ed25519 public key (RFC 8032, section 5.1.3): the canonical encoding
/// of a point on the curve that is not of small order. Under a key of small order, anybody can sign anything.
final class EdwardsPoint {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    // The y coordinates of the eight points of order 1, 2, 4 and 8.
    private static final BigInteger ORDER_EIGHT =
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_EIGHT, P.subtract(ORDER_EIGHT));

    private EdwardsPoint() {}

    static boolean isKey(byte[] encoded) {
        if (encoded.length != 32) {
            return false;
        }
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = encoded[31 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(P) >= 0 || SMALL_ORDER.contains(y)) {
            return false;
        }
        // x^2 = (y^2 - 1) / (d y^2 + 1) must be a square; x = 0 happens at small orders only.
        BigInteger square = y.multiply(y).mod(P);
        BigInteger x2 = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger euler = x2.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P);
        return euler.equals(BigInteger.ONE) && !(x2.signum() == 0 && odd);
    }
}
